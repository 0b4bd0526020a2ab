/** The CPU of the agent in us-east-1, as its `cluster.ts` writes it: a text to replace. */
export const AGENT_CPU = "max: 60 },\n      resources: { cpu: '500m'";
