import type { LinkJson } from './sdk.ts';

export interface Link {
  readonly title: string;
  readonly url: string;
}

/** A link to a page, which opens beside the dashboard. */
export function link({ title, url }: Link): LinkJson {
  return {
    title,
    type: 'link',
    url,
    icon: 'external link',
    tooltip: '',
    tags: [],
    asDropdown: false,
    targetBlank: true,
    includeVars: false,
    keepTime: false,
  };
}

/** A list of all dashboards with a tag, which take the time range and the variables along. */
export function dashboardsLink(tag: string): LinkJson {
  return {
    title: 'Dashboards',
    type: 'dashboards',
    icon: 'dashboard',
    tooltip: '',
    tags: [tag],
    asDropdown: true,
    targetBlank: false,
    includeVars: true,
    keepTime: true,
  };
}
