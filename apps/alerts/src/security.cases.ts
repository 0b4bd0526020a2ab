import type { AlertCase } from './case.ts';

const atGateway = (route: string, code: string) =>
  `istio_requests_total{region="us-east-1",reporter="source",source_workload="istio-ingress",route="${route}",response_code="${code}"}`;
const within = (source: string, code: string) =>
  `istio_requests_total{region="us-east-1",reporter="destination",source_workload="${source}",destination_workload="agent",response_code="${code}"}`;
const HERE = ['region="us-east-1"'];

export const securityCases: readonly AlertCase[] = [
  {
    alert: 'LoginsRefused',
    says: 'ten of eleven attempts to log in are refused, for half an hour',
    series: { [atGateway('auth-login-write', '200')]: '0+6x40', [atGateway('auth-login-write', '401')]: '0+60x40' },
    quiet: ['5m'],
    fires: { '30m': HERE },
  },
  {
    alert: 'LoginsRefused',
    says: 'a few people mistype, and others ask the API without a token',
    series: {
      [atGateway('auth-login-write', '200')]: '0+600x40',
      [atGateway('auth-login-write', '401')]: '0+60x40',
      [atGateway('api-v1-read', '401')]: '0+600x40',
    },
    quiet: ['30m'],
  },
  {
    alert: 'LoginsRefused',
    says: 'at night one person mistypes again and again',
    series: { [atGateway('auth-login-write', '401')]: '0+6x40' },
    quiet: ['15m', '30m'],
  },
  {
    alert: 'RequestsRefused',
    says: 'keys were rotated and tokens no longer fit',
    series: { [atGateway('api-v1-read', '200')]: '0+6x40', [atGateway('api-v1-read', '401')]: '0+60x40' },
    quiet: ['5m'],
    fires: { '30m': HERE },
  },
  {
    alert: 'RequestsRefused',
    says: 'tokens expire as they do, and clients fetch others',
    series: { [atGateway('api-v1-read', '200')]: '0+600x40', [atGateway('api-v1-read', '401')]: '0+60x40' },
    quiet: ['30m'],
  },
  {
    alert: 'RequestsRefused',
    says: 'the last client of a quiet night has a token that is over',
    series: { [atGateway('api-v1-read', '401')]: '0+6x40' },
    quiet: ['15m', '30m'],
  },
  {
    alert: 'CallerRefused',
    says: 'a workload keeps calling one that it may not call',
    series: { [within('report', '403')]: '0+1x40' },
    quiet: ['3m'],
    fires: { '20m': ['source_workload="report"'] },
  },
  {
    alert: 'CallerRefused',
    says: 'the application refuses what clients may not do, by way of the gateway; its callers get answers',
    series: { [within('istio-ingress', '403')]: '0+10x40', [within('report', '200')]: '0+10x40' },
    quiet: ['20m'],
  },
];
