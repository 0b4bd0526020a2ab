/** The gateway through which other regions come in, as NetworkPolicies name it. */
export const eastWestGateway = {
  namespace: 'istio-eastwest',
  pods: { app: 'istio-eastwestgateway', istio: 'eastwestgateway' },
} as const;

/** Where Istio's proxies look for the gateway of another network. */
export const PASSTHROUGH_PORT = 15443;

/** Where the load balancer asks whether a pod is ready. */
export const STATUS_PORT = 15021;
