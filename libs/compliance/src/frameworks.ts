import { gdpr } from './frameworks/gdpr.ts';
import { hipaa } from './frameworks/hipaa.ts';
import { iso27001 } from './frameworks/iso27001.ts';
import { soc2 } from './frameworks/soc2.ts';

/** What each framework asks, by its own ids; the words are ours, and short. */
export const frameworks = { soc2, iso27001, hipaa, gdpr } as const;

export type Framework = keyof typeof frameworks;

/** Ids of each framework; one that doesn't exist is a type error. */
export type Requirements = { readonly [Name in Framework]?: readonly (keyof (typeof frameworks)[Name])[] };

/** How people call the frameworks. */
export const frameworkNames: Readonly<Record<Framework, string>> = {
  soc2: 'SOC 2',
  iso27001: 'ISO 27001:2022',
  hipaa: 'HIPAA',
  gdpr: 'GDPR',
};
