import { endOfStandardSupport } from '@auditorsec/versions/eks-calendar';
import type { DayRule } from '../rule.ts';

/** AWS announces an end at least so long before, and an upgrade of all rings fits into it. In days. */
const NOTICE = 60;

const FIELD = 'spec.forProvider.version';

/** Every EKS cluster has a minor that is in standard support, and stays so for two months. */
export const fitSupportWindow: DayRule = {
  name: 'fit-support-window',
  scope: 'day',
  check(fleet, today, report) {
    for (const objects of fleet)
      for (const { file, object } of objects.of<Cluster>('Cluster.eks.aws.m.upbound.io')) {
        const minor = object.spec?.forProvider?.version ?? '';
        const end = endOfStandardSupport[minor];
        if (end === undefined) {
          const known = Object.keys(endOfStandardSupport).join(', ');
          const message = `nobody knows when AWS raises the cluster by itself: ${minor} is not in libs/versions/src/eks-calendar.ts, which knows ${known}. Write one of these, or add the day that AWS publishes.`;
          report(file, message, FIELD);
        } else if (daysBetween(today, end) < NOTICE) {
          const message =
            `standard support of ${minor} ends on ${end}: with supportType STANDARD AWS then raises the control plane by itself, on a day of its ` +
            `choice and in all rings. Raise kubernetes in libs/versions/src/versions.ts to ${later(end) ?? 'a minor of the calendar of EKS'}.`;
          report(file, message, FIELD);
        }
      }
  },
};

interface Cluster {
  readonly spec?: { readonly forProvider?: { readonly version?: string } };
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** The first minor that is supported for longer. */
function later(end: string): string | undefined {
  return Object.entries(endOfStandardSupport).find(([, other]) => other > end)?.[0];
}
