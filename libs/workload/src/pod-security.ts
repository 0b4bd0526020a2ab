/**
 * What Pod Security `restricted` asks of a pod, and with `user` whose it is: that number is user, group and owner of its volumes.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function restrictedPod(user?: number) {
  return {
    runAsNonRoot: true,
    ...(user !== undefined && { runAsUser: user, runAsGroup: user, fsGroup: user }),
    seccompProfile: { type: 'RuntimeDefault' as const },
  };
}

/** What `restricted` asks of a container, and a root file system that nothing can write to. */
export function restrictedContainer() {
  return { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true };
}

/** `nobody`, whom the operator of Prometheus has its pods run as. */
export const NOBODY = 65534;
