from pathlib import Path

from readme_output import README, blocks, rendered, run_mcdef


def test_the_output_shown_in_the_readme_is_what_the_program_prints() -> None:
    text = README.read_text(encoding="utf-8")
    assert rendered(text) == text


def test_the_description_in_the_readme_can_be_classified(tmp_path: Path) -> None:
    (tmp_path / "course.yaml").write_text(blocks(README.read_text(encoding="utf-8"))["example", "course.yaml"])
    done = run_mcdef(["classify", "course.yaml"], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "counts" in done.stdout
