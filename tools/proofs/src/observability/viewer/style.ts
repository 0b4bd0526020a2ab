/** Colours for light and dark screens, and the grid of panels. */
export function style(column: number, line: number): string {
  return `
:root { color-scheme: light dark;
  --page: light-dark(#f4f5f5, #111217); --panel: light-dark(#fff, #181b1f); --text: light-dark(#24292e, #ccccdc);
  --faint: light-dark(#e0e3e6, #2c3036); --green: light-dark(#5fa84a, #4f9a3c); --orange: light-dark(#f2902d, #d9781c);
  --red: light-dark(#dd4b54, #c4353f); --text-fill: light-dark(#6b7580, #3d434b); --blue: light-dark(#3b7dd8, #5794f2); --yellow: light-dark(#d9a800, #e0b400);
  --series-0: light-dark(#3b7dd8, #5794f2); --series-1: light-dark(#2e8b57, #73bf69); --series-2: light-dark(#c77400, #ff9830);
  --series-3: light-dark(#a352cc, #b877d9); --series-4: light-dark(#c4162a, #f2495c); --series-5: light-dark(#0c8599, #5ac8d8);
  --series-6: light-dark(#8a6d00, #fade2a); --series-7: light-dark(#b0306a, #ff7eb6); }
body { margin: 0 16px 32px; width: ${24 * column}px; background: var(--page); color: var(--text); font: 12px system-ui, sans-serif; }
nav { padding: 12px 0; } ul { columns: 2; } nav a { margin-right: 12px; color: inherit; }
.panels { display: grid; grid-template-columns: repeat(24, ${column}px); grid-auto-rows: ${line}px; }
h1 { font-size: 20px; } h2 { margin: 8px 4px 0; font-size: 14px; align-self: end; }
h3 { margin: 6px 8px; font-size: 13px; } h3 small { font-weight: normal; opacity: 0.7; }
article { display: flex; flex-direction: column; margin: 4px; overflow: hidden; background: var(--panel); border: 1px solid var(--faint); border-radius: 3px; }
article p { margin: 24px; text-align: center; opacity: 0.7; }
text { fill: var(--text); } .tick, .legend { font-size: 11px; } .tick { opacity: 0.75; }
.grid { stroke: var(--faint); } .line { fill: none; stroke-width: 1.5; }
.threshold { stroke-dasharray: 6 4; } .key { display: inline-block; width: 10px; height: 10px; margin-right: 6px; }
table { width: calc(100% - 16px); margin: 0 8px; border-collapse: collapse; } th { text-align: left; }
th, td { padding: 3px 6px; border-bottom: 1px solid var(--faint); } th:last-child, .number { text-align: right; }
td { overflow: hidden; white-space: nowrap; } .bar { width: 40%; background: var(--page); } .bar div { height: 12px; }
.stat { display: flex; flex: 1; flex-wrap: wrap; gap: 4px; margin: 0 8px 8px; }
.value { display: flex; flex: 1; flex-direction: column; justify-content: center; padding: 8px; color: #fff; font-size: 22px;
  border-radius: 3px; white-space: nowrap; }
.value small { display: block; font-size: 11px; opacity: 0.9; } .pie { display: flex; align-items: center; } .pie svg { flex-shrink: 0; }
`;
}
