/** How full what the platform runs on may be, as shares of the whole. Alerts and panels draw the line here. */
export const utilization = { cpu: 0.7, memory: 0.8, disk: 0.85 } as const;
