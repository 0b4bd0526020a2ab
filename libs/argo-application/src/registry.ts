import { z } from 'zod';

/** Where Istio's artefacts no longer are: hosting at Google ended with 1.31. */
const RETIRED: Readonly<Record<string, string>> = {
  'gcr.io/istio-release': 'docker.io/istio for images, ghcr.io/istio/release/charts for charts',
  'registry.istio.io': 'docker.io/istio for images, ghcr.io/istio/release/charts for charts',
  'istio-release.storage.googleapis.com': 'ghcr.io/istio/release/charts',
};

/** A folder of an OCI registry, as Argo CD and images name it: host and path, no scheme, no tag. */
export const registry = z
  .string()
  .regex(
    /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z0-9](:\d{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+$/,
    'a registry with its path, such as ghcr.io/istio/release/charts: no scheme, no tag, no / at its end',
  )
  .superRefine((text, issues) => {
    const retired = Object.keys(RETIRED).find((place) => text === place || text.startsWith(`${place}/`));
    if (!retired) return;
    const message = `${RETIRED[retired]}: ${retired} is retired and serves nothing`;
    issues.addIssue({ code: 'custom', message });
  });
