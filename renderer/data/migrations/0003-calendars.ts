/** Calendars on servers, what each of them has of which appointment, and what is known of each rep's time. */
export const migration3 = {
  version: 3,
  stores: {
    calendars: 'id',
    calendarlinks: 'id, accountId, appointmentId, state',
    repcalendars: 'id',
  },
} as const;
