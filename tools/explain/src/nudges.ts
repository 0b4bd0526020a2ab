/**
 * Other values of the same form, the likeliest to be accepted first: what changes with them follows from this one. `words` are
 * taken somewhere in the config.
 */
export function nudges(value: unknown, words: readonly string[] = []): unknown[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value - 1, value * 2, value / 2].filter((other) => other !== value);
  if (typeof value !== 'string') return [];
  const changed = [firstNumber(value, 1), firstNumber(value, -1), lastDigit(value), firstWord(value), `${value}x`];
  return [...new Set([...changed, ...words])].filter((other) => other !== value);
}

function firstNumber(text: string, by: number): string {
  return text.replace(/\d+/, (digits) => `${Math.max(0, Number(digits) + by)}`);
}

/** Of a digest, an id or an address, which have numbers of a fixed length. */
function lastDigit(text: string): string {
  return text.replace(/[0-9](?=\D*$)/, (digit) => `${(Number(digit) + 1) % 10}`);
}

function firstWord(text: string): string {
  return text.replace(/^((?:\w+:\/\/)?\w+)/, '$1x');
}
