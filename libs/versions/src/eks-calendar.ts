/**
 * The last day of standard support of each minor on EKS, as its release calendar says
 * (https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html#kubernetes-release-calendar, read in November 2026). Days that AWS has not
 * fixed are left out.
 */
export const endOfStandardSupport: Readonly<Record<string, string>> = {
  '1.34': '2026-12-02',
  '1.35': '2027-03-27',
  '1.36': '2027-08-02',
};
