import type { DashboardJson, PanelJson } from '@auditorsec/grafana/sdk';

/** A dashboard as text that a reviewer can read: where each panel lies, what it draws and what it asks. */
export function outline({ title = '', description = '', panels }: DashboardJson): string {
  return [
    `${title}: ${description}`,
    ...panels.map((panel) => ('targets' in panel ? ofPanel(panel) : `\n= ${panel.title} =`)),
  ]
    .join('\n')
    .concat('\n');
}

function ofPanel({ type, title, description, gridPos, fieldConfig: { defaults }, targets }: PanelJson): string {
  const { x, y, w, h } = gridPos ?? { x: 0, y: 0, w: 0, h: 0 };
  const steps = defaults.thresholds?.steps ?? [];
  const colours =
    steps.length > 1 ? `, ${steps.map(({ color, value }) => `${color} ${value ?? ''}`.trim()).join(' | ')}` : '';
  const lines = targets.map((target) =>
    'expr' in target
      ? `    ${target.legendFormat}: ${target.expr}`
      : `    ${JSON.stringify(target.metrics)} among ${JSON.stringify(target.bucketAggs)}`,
  );
  return [`\n${title} [${type}, ${defaults.unit}${colours}] at ${x},${y} ${w}x${h}`, `  ${description}`, ...lines].join(
    '\n',
  );
}
