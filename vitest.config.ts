import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{libs,apps,tools}/*/src/**/*.test.ts'],
    // Colours depend on who looks; what is asserted does not.
    env: { NO_COLOR: '1' },
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
