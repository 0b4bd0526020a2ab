import { z } from 'zod';
import { fetchJson, NoAnswer } from './ask.ts';

const answerSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('vector'),
    result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })),
  }),
});

/** What a Prometheus has for an expression now. Throws a `NoAnswer`. */
export async function queryPrometheus(base: string, expression: string): Promise<number[]> {
  const url = new URL(`${base.replace(/\/$/, '')}/api/v1/query`);
  url.searchParams.set('query', expression);
  const parsed = answerSchema.safeParse(await fetchJson(url));
  if (parsed.success) return parsed.data.data.result.map(({ value: [, number] }) => Number(number));
  throw new NoAnswer(`${url.origin} answers, but not as Prometheus does`);
}
