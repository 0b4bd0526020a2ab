/** The namespace of istiod. */
export const SYSTEM = 'istio-system';

/** The namespace of istio-cni: its node agent is privileged, which `istio-system` refuses. */
export const CNI_NAMESPACE = 'istio-cni';
