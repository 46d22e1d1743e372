"""What a provider decided about its catalogue: settings, which findings fail, waivers, baseline, lock, exit code."""
