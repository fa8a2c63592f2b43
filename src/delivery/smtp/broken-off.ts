/** Why a signal broke something off: a stop, or a time that was over (`AbortSignal.timeout`). */
export function brokenOff({ reason }: AbortSignal, late = 'Not done in time.'): string {
  const timeout = reason instanceof DOMException && reason.name === 'TimeoutError';
  return timeout ? late : 'Twofold is shutting down.';
}
