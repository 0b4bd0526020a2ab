const exponents: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const grammar = /^([+-]?)(\d+\.?\d*|\.\d+)(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/;
/** A quantity keeps nine decimals; what is finer is rounded away from zero, as resource.Quantity does. */
const decimals = 9;
const one = 10n ** BigInt(decimals);

/** A Kubernetes quantity such as `1500m` or `2Gi`, exact to a billionth. */
export class Quantity {
  readonly nano: bigint;

  constructor(nano: bigint) {
    this.nano = nano;
  }

  /** The quantity that a text spells, or nothing where it spells none. A suffix without digits, which Go reads as 0, is none. */
  static parse(text: string): Quantity | undefined {
    const [, sign, digits, suffix = '', exponent] = grammar.exec(text) ?? [];
    if (digits === undefined) return undefined;
    const [whole = '', fraction = ''] = digits.split('.');
    const power = binary.indexOf(suffix) + 1;
    const shift = decimals - fraction.length + (power ? 0 : Number(exponent ?? exponents[suffix]));
    const scaled = BigInt(whole + fraction) * 1024n ** BigInt(power);
    const nano = shift >= 0 ? scaled * 10n ** BigInt(shift) : divideUp(scaled, 10n ** BigInt(-shift));
    return new Quantity(sign === '-' ? -nano : nano);
  }

  get isInteger(): boolean {
    return this.nano % one === 0n;
  }

  get integer(): bigint {
    if (!this.isInteger) throw new Error('cannot convert value to integer');
    return this.nano / one;
  }

  get approximate(): number {
    return Number(this.nano) / Number(one);
  }

  compareTo(other: Quantity): bigint {
    return BigInt(Number(this.nano > other.nano) - Number(this.nano < other.nano));
  }
}

function divideUp(value: bigint, by: bigint): bigint {
  return (value + by - 1n) / by;
}
