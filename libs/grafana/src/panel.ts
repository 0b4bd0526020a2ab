import { trace } from '@auditorsec/problem/call-site';
import { suggest } from '@auditorsec/problem/suggest';
import type { Width } from './grid.ts';
import { type Link, link } from './link.ts';
import type { Mistake } from './mistake.ts';
import type { Asked } from './query.ts';
import type { PanelJson } from './sdk.ts';
import { type Threshold, thresholdSteps } from './threshold.ts';
import { type Unit, unitId, unitNames } from './unit.ts';

/** What every panel says, whatever it draws. */
export interface PanelProps {
  readonly title: string;
  /** What it shows, in a sentence or two, and when that is bad. */
  readonly description: string;
  readonly unit: Unit;
  readonly threshold?: Threshold;
  readonly width?: Width;
  /** Where to go on from here, such as a runbook. */
  readonly links?: readonly Link[];
}

/** A panel that has no place yet, and what is wrong with it. */
export interface Panel {
  readonly title: string;
  readonly width: Width;
  readonly height: number;
  readonly json: Omit<PanelJson, 'id' | 'gridPos'>;
  readonly mistakes: readonly Mistake[];
  /** The call that made it. */
  readonly trace: { readonly stack?: string };
}

type PanelDefaults = PanelJson['fieldConfig']['defaults'];

interface Drawing<Options, Custom> extends Asked {
  readonly type: string;
  readonly width: Width;
  readonly height: number;
  readonly options: PanelJson<Options>['options'];
  readonly field: PanelJson<Options, Custom>['fieldConfig']['defaults'];
  readonly transformations?: PanelJson['transformations'];
}

/** A panel as Grafana reads it: what all have in common, and what one visualisation draws. `api` is what the app called. */
export function definePanel<Options, Custom>(
  // biome-ignore lint/complexity/noBannedTypes: as V8 takes it
  api: Function,
  { title, description, unit, threshold, links = [], ...props }: PanelProps,
  { type, datasource, targets, options, field, transformations, mistakes, ...size }: Drawing<Options, Custom>,
): Panel {
  const { width = size.width } = props;
  const place = `panel "${title}"`;
  return {
    title,
    width,
    height: size.height,
    json: {
      type,
      title,
      description,
      datasource,
      targets,
      ...(links.length > 0 && { links: links.map(link) }),
      ...(transformations && { transformations }),
      fieldConfig: {
        defaults: { unit: unitId(unit), thresholds: thresholdSteps(threshold), ...field } as PanelDefaults,
        overrides: [],
      },
      options: options as object,
    },
    mistakes: [...textMistakes(title, description), ...unitMistakes(unit), ...mistakes].map(
      ({ field, ...mistake }) => ({ field: `${place}: ${field}`, ...mistake }),
    ),
    trace: trace(api),
  };
}

function textMistakes(title: string, description: string): Mistake[] {
  return Object.entries({ title, description })
    .filter(([, text]) => !text.trim())
    .map(([field]) => ({ field, found: 'nothing', allowed: `a ${field} that tells people what they see` }));
}

function unitMistakes(unit: string): Mistake[] {
  if (unitNames.some((name) => name === unit)) return [];
  return [{ field: 'unit', found: unit, allowed: `one of ${unitNames.join(', ')}`, nearest: suggest(unit, unitNames) }];
}
