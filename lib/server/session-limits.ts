/** Minutes without a request after which a session has ended. */
export const IDLE_MINUTES = 15
/** Hours after which a session has ended, however busy. */
export const ABSOLUTE_HOURS = 12
/** Seconds within which a second request is not written down as activity again. */
export const ACTIVITY_GRAIN_SECONDS = 30
