import type { Id } from '#shared/lib/id.ts';

export type ShowId = Id<'show'>;
export type StaffId = Id<'staff'>;
export type LeadId = Id<'lead'>;
export type CaptureId = Id<'capture'>;
export type InteractionId = Id<'interaction'>;
export type AppointmentId = Id<'appointment'>;
export type PromiseId = Id<'promise'>;
export type MediaId = Id<'media'>;
export type ListId = Id<'list'>;
export type AttendeeId = Id<'attendee'>;
export type TargetId = Id<'target'>;
export type QuestionId = Id<'question'>;
export type RuleId = Id<'rule'>;
export type CalendarAccountId = Id<'calendar-account'>;
