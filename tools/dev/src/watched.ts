/** What a saved file asks for: nothing, a step, or a step by a process that has loaded nothing of the old code. */
export function asks(path: string): 'nothing' | 'step' | 'fresh step' {
  if (!/^(clusters|apps|libs|tools\/(cli|review|dev))\//.test(path)) return 'nothing';
  if (!/\.ts$/.test(path) || /\.test\.ts$/.test(path) || path.includes('/testing/')) return 'nothing';
  return /^(clusters|apps)\//.test(path) ? 'step' : 'fresh step';
}
