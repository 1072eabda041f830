import type { AnySchemaObject } from 'ajv';
import type { Contract } from '#test/fakes/call.ts';

/** Pipedrive's calls, after developers.pipedrive.com/docs/api/v1 and its v2 pages (persons, leads, activities, notes, files, fields). */

const text = { type: 'string', minLength: 1 } as const;
const id = { type: 'integer', minimum: 1 } as const;
const uuid = { type: 'string', pattern: '^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$' } as const;
const day = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' } as const;

const object = (props: Record<string, unknown>, needs: readonly string[] = [], rest: AnySchemaObject = {}): AnySchemaObject => ({
  type: 'object',
  required: needs,
  properties: props,
  additionalProperties: false,
  ...rest,
});

const values = {
  type: 'array',
  items: object({ value: { type: 'string' }, primary: { type: 'boolean' }, label: text }, ['value']),
} as const;

const HASH = '^[0-9a-f]{40}$';
const custom = { type: 'object', propertyNames: { pattern: HASH } } as const;

/** What a person is written with; first and last name, job title and address are only ever answered. */
const person = {
  name: text,
  owner_id: id,
  org_id: { type: ['integer', 'null'] },
  emails: values,
  phones: values,
  label_ids: { type: 'array', items: id },
  visible_to: { enum: [1, 3, 5, 7] },
  marketing_status: { type: 'string' },
  custom_fields: custom,
};

const organization = { name: text, owner_id: id, address: object({ value: { type: 'string' } }), custom_fields: custom };

const lead = {
  title: text,
  owner_id: id,
  label_ids: { type: 'array', items: uuid },
  person_id: id,
  organization_id: id,
  value: object({ amount: { type: 'number' }, currency: { type: 'string', pattern: '^[A-Z]{3}$' } }, ['amount', 'currency']),
  expected_close_date: day,
  visible_to: { enum: ['1', '3', '5', '7'] },
  was_seen: { type: 'boolean' },
  origin_id: { type: 'string', maxLength: 255 },
  channel: { type: ['integer', 'null'] },
  channel_id: { type: 'string', maxLength: 255 },
};

/** Custom fields of a lead stand beside the others (v1). */
const withHashes = { patternProperties: { [HASH]: {} } };

const activity = {
  subject: { type: 'string' },
  type: text,
  owner_id: id,
  lead_id: uuid,
  org_id: id,
  due_date: day,
  due_time: { type: 'string', pattern: '^\\d\\d:\\d\\d(?::\\d\\d)?$' },
  duration: { type: 'string', pattern: '^\\d\\d:\\d\\d(?::\\d\\d)?$' },
  busy: { type: 'boolean' },
  done: { type: 'boolean' },
  location: object({ value: { type: 'string' } }),
  // in v2 the person is a participant; person_id can only be read
  participants: { type: 'array', items: object({ person_id: id, primary: { type: 'boolean' } }, ['person_id']) },
  attendees: { type: 'array' },
  public_description: { type: 'string' },
  note: { type: 'string' },
  priority: id,
};

const note = {
  content: text,
  lead_id: uuid,
  person_id: id,
  deal_id: id,
  org_id: id,
  user_id: id,
  add_time: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$' },
  pinned_to_lead_flag: { enum: [0, 1] },
  pinned_to_person_flag: { enum: [0, 1] },
};

const query = (names: readonly string[], needs: readonly string[] = []): AnySchemaObject => ({
  type: 'object',
  required: needs,
  properties: Object.fromEntries(names.map((name) => [name, text])),
  additionalProperties: false,
});

const SEARCH = query(['term', 'fields', 'exact_match', 'organization_id', 'person_id', 'include_fields', 'limit', 'cursor'], ['term']);
const PAGE = ['limit', 'cursor', 'start', 'sort_by', 'sort_direction', 'ids', 'include_fields', 'custom_fields'];
const GUIDE = 'developers.pipedrive.com/docs/api/v1';

const call = (method: Contract['method'], path: string, rest: Partial<Contract> = {}): Contract => ({
  method,
  path,
  query: query([]),
  ...rest,
  cite: `${GUIDE}: ${method} ${path}`,
});

export const pipedriveContracts = {
  me: call('GET', '/v1/users/me'),
  users: call('GET', '/v1/users'),
  personFields: call('GET', '/v1/personFields', { query: query(PAGE) }),
  addPersonField: call('POST', '/v1/personFields', {
    body: object({ name: text, field_type: text, options: { type: 'array' } }, ['name', 'field_type']),
  }),
  leadFields: call('GET', '/v1/leadFields', { query: query(PAGE) }),
  dealFields: call('GET', '/v1/dealFields', { query: query(PAGE) }),
  personFieldsV2: call('GET', '/api/v2/personFields', { query: query(PAGE) }),
  addPersonFieldV2: call('POST', '/api/v2/personFields', {
    body: object({ field_name: text, field_type: text, options: { type: 'array' } }, ['field_name', 'field_type']),
  }),
  dealFieldsV2: call('GET', '/api/v2/dealFields', { query: query(PAGE) }),
  searchPersons: call('GET', '/api/v2/persons/search', { query: SEARCH }),
  persons: call('GET', '/api/v2/persons', { query: query([...PAGE, 'owner_id', 'org_id']) }),
  addPerson: call('POST', '/api/v2/persons', { body: object(person, ['name']) }),
  person: call('GET', '/api/v2/persons/{id}', { query: query(['include_fields', 'custom_fields']) }),
  changePerson: call('PATCH', '/api/v2/persons/{id}', { body: object(person) }),
  searchOrganizations: call('GET', '/api/v2/organizations/search', { query: SEARCH }),
  addOrganization: call('POST', '/api/v2/organizations', { body: object(organization, ['name']) }),
  organization: call('GET', '/api/v2/organizations/{id}'),
  changeOrganization: call('PATCH', '/api/v2/organizations/{id}', { body: object(organization) }),
  searchLeads: call('GET', '/api/v2/leads/search', { query: SEARCH }),
  leads: call('GET', '/v1/leads', { query: query([...PAGE, 'person_id', 'organization_id', 'owner_id', 'archived_status']) }),
  addLead: call('POST', '/v1/leads', {
    body: object(lead, ['title'], { ...withHashes, anyOf: [{ required: ['person_id'] }, { required: ['organization_id'] }] }),
  }),
  lead: call('GET', '/v1/leads/{id}'),
  changeLead: call('PATCH', '/v1/leads/{id}', { body: object({ ...lead, is_archived: { type: 'boolean' } }, [], withHashes) }),
  leadLabels: call('GET', '/v1/leadLabels'),
  leadSources: call('GET', '/v1/leadSources'),
  notes: call('GET', '/v1/notes', { query: query([...PAGE, 'lead_id', 'person_id', 'deal_id', 'org_id', 'user_id', 'sort']) }),
  addNote: call('POST', '/v1/notes', {
    body: object(note, ['content'], { anyOf: ['lead_id', 'person_id', 'deal_id', 'org_id'].map((one) => ({ required: [one] })) }),
  }),
  changeNote: call('PUT', '/v1/notes/{id}', { body: object(note) }),
  note: call('GET', '/v1/notes/{id}'),
  activities: call('GET', '/api/v2/activities', {
    query: query([...PAGE, 'lead_id', 'person_id', 'deal_id', 'org_id', 'done', 'owner_id']),
  }),
  deals: call('GET', '/api/v2/deals', {
    query: query([...PAGE, 'ids', 'person_id', 'org_id', 'owner_id', 'pipeline_id', 'stage_id', 'status', 'sort_by', 'sort_direction']),
  }),
  addActivity: call('POST', '/api/v2/activities', { body: object(activity) }),
  activity: call('GET', '/api/v2/activities/{id}'),
  changeActivity: call('PATCH', '/api/v2/activities/{id}', { body: object(activity) }),
  addFile: call('POST', '/v1/files', { type: 'multipart' }),
  personFiles: call('GET', '/v1/persons/{id}/files', { query: query(['start', 'limit', 'sort']) }),
} as const satisfies Record<string, Contract>;
