/** The database, the shared cache and everything made for them have this name, in every region. */
export const NAME = 'ci-failure';

/** The database within PostgreSQL. */
export const DATABASE = 'cifailure';

/** Where the applications that use them run. */
export const NAMESPACE = 'ci-failure';
