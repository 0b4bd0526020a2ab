import type { Fleet } from '@auditorsec/config/fleet';
import type { Login } from '@auditorsec/grafana/instance';

/** Groups of the issuer. Customers have tokens of the same issuer and are in neither, so Grafana does not let them in. */
const ADMINISTRATORS = 'platform-administrators';
const ENGINEERS = 'engineers';

/**
 * Staff log in at the issuer of the API's tokens, under a client of its own. Engineers are editors, as viewers may not explore
 * logs and traces; what they save in Grafana is lost with its pod.
 */
export function loginOf({ tokens: { issuer } }: Fleet): Login {
  return {
    name: 'AuditorSec',
    clientId: 'grafana',
    clientSecret: 'grafana-oauth',
    authorizeUrl: new URL('/oauth2/authorize', issuer).href,
    tokenUrl: new URL('/oauth2/token', issuer).href,
    userInfoUrl: new URL('/oauth2/userinfo', issuer).href,
    role: `contains(groups[*], '${ADMINISTRATORS}') && 'GrafanaAdmin' || contains(groups[*], '${ENGINEERS}') && 'Editor'`,
  };
}
