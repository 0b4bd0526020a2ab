/** What stands in a picture: a box of one column, and the files that it stands for. */
export interface Node {
  readonly id: string;
  readonly column: number;
  readonly title: string;
  readonly paths: readonly string[];
}

export interface Edge {
  readonly from: string;
  readonly to: string;
}

export interface Graph {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

/** Collects a graph: what is added twice stands there once, with the files of both. */
export class GraphBuilder implements Graph {
  readonly #nodes = new Map<string, Node>();
  readonly #edges = new Map<string, Edge>();

  get nodes(): readonly Node[] {
    return [...this.#nodes.values()];
  }

  get edges(): readonly Edge[] {
    return [...this.#edges.values()];
  }

  node(node: Node): void {
    const known = this.#nodes.get(node.id);
    this.#nodes.set(node.id, known ? { ...known, paths: [...new Set([...known.paths, ...node.paths])] } : node);
  }

  edge(from: string, to: string): void {
    this.#edges.set(JSON.stringify([from, to]), { from, to });
  }
}
