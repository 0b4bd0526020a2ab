import pc from 'picocolors';

const { NO_COLOR, FORCE_COLOR, TERM } = process.env;

/** No colours in a file, a pipe or a log, also where `CI` is set; `NO_COLOR` and `FORCE_COLOR` (but for 0) decide otherwise. */
const wanted = FORCE_COLOR
  ? FORCE_COLOR !== '0'
  : process.stdout.isTTY === true && process.stderr.isTTY === true && TERM !== 'dumb';

export const colour = pc.createColors(wanted && !NO_COLOR);
