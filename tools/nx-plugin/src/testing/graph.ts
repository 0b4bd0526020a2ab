import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LayeredProject } from '../layers.ts';
import { nx } from './nx.ts';

export interface GraphEdge {
  readonly source: string;
  readonly target: string;
  readonly type: string;
}

export interface Graph {
  readonly projects: readonly LayeredProject[];
  readonly edges: readonly GraphEdge[];
}

interface GraphFile {
  readonly graph: {
    readonly nodes: Readonly<
      Record<string, { readonly data: { readonly root: string; readonly tags?: readonly string[] } }>
    >;
    readonly dependencies: Readonly<Record<string, readonly GraphEdge[]>>;
  };
}

/** The project graph as Nx itself makes it. */
export async function readGraph(root: string): Promise<Graph> {
  const folder = mkdtempSync(join(tmpdir(), 'nx-graph-'));
  try {
    const file = join(folder, 'graph.json');
    const { code, output } = await nx(root, ['graph', `--file=${file}`]);
    if (code !== 0) throw new Error(output);
    const { graph } = JSON.parse(readFileSync(file, 'utf8')) as GraphFile;
    const projects = Object.entries(graph.nodes).map(([name, { data }]) => ({
      name,
      root: data.root,
      tags: data.tags ?? [],
    }));
    return { projects, edges: Object.values(graph.dependencies).flat() };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
