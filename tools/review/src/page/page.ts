import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Review } from '../model.ts';
import type { Part } from '../print/markdown.ts';
import { touches } from '../print/touches.ts';
import { findingsTitle, summaryLine } from '../print/words.ts';
import type { Snapshot } from '../snapshot.ts';
import { changesOf } from './changes.ts';
import { costPicture } from './cost.ts';
import { failoverPicture } from './failover.ts';
import { type Html, html, raw } from './html.ts';
import { fromMarkdown } from './markdown.ts';
import { placesOf } from './marks.ts';
import { objectivesTable } from './objectives.ts';
import { regionTabs } from './regions.ts';
import { whereTable } from './where.ts';

/** What a page is made of. */
export interface PageContent {
  readonly review: Review;
  readonly parts: readonly Part[];
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** What stands below the title. */
  readonly note: string;
}

const asset = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Names and findings beyond these are counted. */
const MOST_NAMES = 200;

/** The report as one file that a browser opens from the disk: it asks the network for nothing, and may not. Equal reviews have equal pages. */
export function toHtml({ review, parts, before, after, note }: PageContent): string {
  const { fleet } = after;
  const [style, script] = [asset('page.css'), asset('page.client.js')];
  const changes = changesOf(review);
  const places = placesOf(review, changes.idOf);
  const sections = [
    section('risk', `Risk: ${review.risk.level}`, riskList(review)),
    section('where', 'Where', whereTable(review, parts)),
    section('touches', 'What it touches', touchesList(review)),
    section('findings', findingsTitle(review), findingsList(review)),
    section('regions', 'Requests through a region', regionTabs(review, after.clusters, places)),
    section('failover', 'Who takes over', failoverPicture(fleet, review)),
    section('cost', 'Cost by region and kind', costPicture(before, after)),
    section('objectives', 'Error budgets', objectivesTable(fleet, review)),
    ...parts.flatMap(({ title, text }, index) =>
      text === undefined ? [] : section(`part-${index}`, title, fromMarkdown(title, text)),
    ),
    section('changes', 'Changes', changes.list),
  ];
  const title = summaryLine(review);
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hash(style)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'">
<title>${title}</title><style>${raw(style)}</style></head>
<body><a class="skip" href="#main">Skip to the report</a>
<header><h1>${title}</h1><p>${note}</p>
<search><label for="search">Search changes, findings and tables</label> <input id="search" type="search" autocomplete="off" aria-describedby="found"> <span id="found" role="status"></span></search></header>
<nav aria-label="Parts of the report"><ul>${sections.map(({ id, name }) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<main id="main" tabindex="-1">${sections.map(({ body }) => body)}</main>
<script>${raw(script)}</script></body></html>
`.html;
}

function section(id: string, name: string, content: Html): { id: string; name: string; body: Html } {
  return {
    id,
    name,
    body: html`<section id="${id}" aria-labelledby="title-${id}"><h2 id="title-${id}">${name}</h2>
${content}</section>
`,
  };
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function riskList({ risk: { reasons } }: Review): Html {
  return html`<ul>${reasons.map(({ level, text }) => html`<li class="item"><strong class="${level}">${level}</strong> ${text}</li>`)}</ul>`;
}

function touchesList(review: Review): Html {
  const all = touches(review);
  if (all.length === 0) return html`<p>Nobody.</p>`;
  return html`<dl>${all.map(({ what, names }) => html`<dt>${what}</dt><dd>${few(names).map((name) => html`<code>${name}</code> `)}</dd>`)}</dl>`;
}

function findingsList({ findings }: Review): Html {
  if (findings.length === 0) return html`<p>None.</p>`;
  const items = findings.slice(0, MOST_NAMES).map(({ rule, cluster, object, field, message }) => {
    return html`<li class="item"><strong>${rule}</strong> <code>${[cluster, object, field].filter(Boolean).join(' ')}</code>: ${message}</li>`;
  });
  const more = findings.length - items.length;
  return html`<ul>${items}${more > 0 ? html`<li>and ${more} more</li>` : undefined}</ul>`;
}

function few(names: readonly string[]): string[] {
  const more = names.length - MOST_NAMES;
  return [...names.slice(0, MOST_NAMES), ...(more > 0 ? [`and ${more} more`] : [])];
}
