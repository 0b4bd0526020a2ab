/** What a check of a broken variant finds wrong. Fails when it finds nothing: then the check proves nothing. */
export async function refused(run: () => Promise<string>): Promise<string> {
  const found = await run().then(
    (seen) => ({ seen }),
    (error: unknown) => ({ wrong: error instanceof Error ? error.message : String(error) }),
  );
  if ('seen' in found) throw new Error(`nobody notices: ${found.seen}`);
  return found.wrong;
}
