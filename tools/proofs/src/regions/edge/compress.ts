import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Behavior, CachePolicy } from './distribution.ts';
import type { Answer, HeaderMap } from './edge.ts';

/** Of the types that CloudFront compresses ("File types that CloudFront compresses"), those that a web app has. */
const TYPES = new Set([
  'text/html',
  'text/css',
  'text/javascript',
  'application/javascript',
  'application/json',
  'image/svg+xml',
]);

/** In bytes: CloudFront compresses nothing smaller and nothing larger. */
const SMALLEST = 1000;
const LARGEST = 10_000_000;

/**
 * The answer as CloudFront compresses it ("Serve compressed files"): where the behaviour says so, the policy keeps replies and admits the
 * encoding, and the viewer takes it. Brotli goes before gzip.
 */
export function compressed(
  answer: Answer,
  { compress }: Behavior,
  policy: CachePolicy | undefined,
  asked: HeaderMap = {},
): Answer {
  const { enableAcceptEncodingBrotli, enableAcceptEncodingGzip } =
    policy?.parametersInCacheKeyAndForwardedToOrigin ?? {};
  const takes = (asked['accept-encoding'] ?? '').split(/[,;\s]+/);
  const type = answer.headers['content-type']?.split(';')[0] ?? '';
  const size = Buffer.byteLength(answer.body);
  if (!compress || !policy?.maxTtl || answer.status !== 200 || !TYPES.has(type)) return answer;
  if (size < SMALLEST || size > LARGEST) return answer;
  const encode =
    enableAcceptEncodingBrotli && takes.includes('br')
      ? { name: 'br', by: brotliCompressSync }
      : enableAcceptEncodingGzip && takes.includes('gzip')
        ? { name: 'gzip', by: gzipSync }
        : undefined;
  if (!encode) return answer;
  return { ...answer, headers: { ...answer.headers, 'content-encoding': encode.name }, body: encode.by(answer.body) };
}
