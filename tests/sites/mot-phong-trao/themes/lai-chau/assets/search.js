// The golden site looks at pages, not at scripts.
