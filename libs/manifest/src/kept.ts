/** For what holds data, or takes it along: Argo CD deletes it neither with its file nor with its Application. */
export const kept = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' };
