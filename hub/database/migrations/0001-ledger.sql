-- Requests run as loket_app, confined to one district by row-level security. loket_lookup owns the few functions that
-- look across districts before anybody has signed in; each returns the one row whose secret's hash the caller knows.
do $$ begin
  if not exists (select from pg_roles where rolname = 'loket_app') then create role loket_app nologin nobypassrls; end if;
exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  if not exists (select from pg_roles where rolname = 'loket_lookup') then create role loket_lookup nologin nobypassrls; end if;
exception when duplicate_object or unique_violation then null; end $$;
-- A user without CREATEROLE works as well when both roles were made and granted to it before.
do $$ begin grant loket_app, loket_lookup to current_user; exception when insufficient_privilege then null; end $$;
grant usage on schema public to loket_app, loket_lookup;

-- The hub's own secrets and epoch: for the owner alone.
create table hub_state (name text primary key, value text not null);

create table districts (
  district text primary key,
  alias text not null unique check (alias ~ '^[A-Z]{3}$'),
  workstations_issued integer not null default 0
);

-- One counter per feed; its row lock, held until commit, makes the order of sequences the order of commits.
create table feeds (
  district text not null references districts,
  feed text not null check (feed in ('cases', 'directory', 'audit')),
  sequence bigint not null default 0,
  primary key (district, feed)
);

-- A random mark for every commit of a feed, so that a reader notices a history that was put back and went on.
create table feed_marks (
  district text not null,
  feed text not null,
  upto bigint not null,
  mark text not null,
  primary key (district, feed, upto)
);

create table directory (
  district text not null references districts,
  id text not null,
  kind text not null,
  data jsonb not null,
  deleted boolean not null default false,
  sequence bigint not null,
  primary key (district, id)
);
create unique index directory_feed on directory (district, sequence);

create table staff_credentials (
  district text not null references districts,
  staff text not null,
  verifier text not null,
  failures integer not null default 0,
  locked_until_ms bigint not null default 0,
  -- Scopes that the person once had and lost: what was read under them is called back.
  former_scopes text[] not null default '{}',
  primary key (district, staff)
);

create table enrolment_codes (
  code_hash text primary key,
  district text not null references districts,
  unit text not null,
  expires_at_ms bigint not null,
  used_by text
);

create table workstations (
  district text not null references districts,
  id text not null,
  unit text not null,
  public_key text not null,
  certificate text not null,
  recovery text,
  revoked_at_ms bigint,
  primary key (district, id)
);
create unique index workstations_id on workstations (id);

create table staff_keys (
  district text not null references districts,
  id text not null,
  staff text not null,
  workstation text not null,
  public_key text not null,
  -- Newest last: a change of unit, role or clearance adds one, older entries are judged by the one of their day.
  certificates text[] not null,
  revoked_at_ms bigint,
  primary key (district, id)
);

create table sessions (
  secret_hash text primary key,
  district text not null,
  staff text not null,
  workstation text not null,
  key text not null,
  expires_at_ms bigint not null
);
create index sessions_expiry on sessions (district, expires_at_ms);

-- The tables below take thousands of rows at once: row-level security already ties each to an existing district.
create table complaints (
  district text not null,
  id text not null,
  -- Entries as they were received, ordered by id: text, so that they leave as they came.
  entries json not null default '[]',
  scopes text[] not null default '{}',
  left_scopes text[] not null default '{}',
  secret boolean not null default true,
  supervisory boolean not null default false,
  anonymous boolean not null default true,
  received_unit text not null default '',
  status text not null default 'received',
  box text not null default '',
  units text[] not null default '{}',
  sp4n_tracking_id text,
  bucket smallint not null,
  digest text not null default '',
  -- The digest of the view in which the reporter's identity is withheld.
  digest_withheld text not null default '',
  sequence bigint not null default 0,
  primary key (district, id)
);
create unique index complaints_feed on complaints (district, sequence) where sequence > 0;
create unique index complaints_sp4n on complaints (district, sp4n_tracking_id);

create table entries (
  district text not null,
  workstation text not null,
  n bigint not null,
  hash text not null,
  prev text not null,
  ticket text not null,
  primary key (district, workstation, n)
);

create table chain_heads (
  district text not null,
  workstation text not null,
  -- Greatest n up to which every entry is there and names the hash of the one before it.
  contiguous_n bigint not null default 0,
  contiguous_hash text not null,
  last_n bigint not null default 0,
  primary key (district, workstation)
);

create table quarantine (
  district text not null,
  entry_id text not null,
  ticket text not null,
  code text not null,
  message text not null,
  entry json not null,
  primary key (district, entry_id)
);
create index quarantine_ticket on quarantine (district, ticket);

create table uploads (
  district text not null,
  file text not null,
  ticket text not null,
  sha256 text not null,
  type text not null,
  size bigint not null,
  workstation text not null,
  completed_at_ms bigint,
  -- Named by an erasure: the bytes are gone and may not come back.
  erased boolean not null default false,
  primary key (district, file)
);

create table access_log (
  district text not null,
  n bigint generated always as identity,
  at timestamptz not null,
  staff text not null,
  workstation text not null,
  what text not null,
  subjects text[] not null,
  primary key (district, n)
);

create table audit_log (
  district text not null,
  n bigint not null,
  at text not null,
  actor text not null,
  action text not null,
  detail json not null,
  prev text not null,
  hash text not null,
  primary key (district, n)
);

do $$
declare target text;
begin
  foreach target in array array['districts', 'feeds', 'feed_marks', 'directory', 'staff_credentials', 'enrolment_codes',
    'workstations', 'staff_keys', 'sessions', 'complaints', 'entries', 'chain_heads', 'quarantine', 'uploads',
    'access_log', 'audit_log']
  loop
    execute format('alter table %I enable row level security', target);
    execute format('alter table %I force row level security', target);
    -- A setting is '' and not null once a transaction has used it.
    execute format($policy$create policy of_district on %I to loket_app
      using (district = nullif(current_setting('app.district', true), ''))
      with check (district = nullif(current_setting('app.district', true), ''))$policy$, target);
    execute format('grant select, insert, update on %I to loket_app', target);
  end loop;
  -- Logs are only ever added to.
  revoke update on access_log, audit_log from loket_app;
  grant delete on sessions, complaints, quarantine, uploads to loket_app;
  -- A case that has ever been served stays.
  create policy only_unserved on complaints as restrictive for delete to loket_app using (sequence = 0);

  foreach target in array array['districts', 'directory', 'enrolment_codes', 'workstations', 'staff_credentials', 'sessions', 'staff_keys']
  loop
    execute format('create policy of_lookup on %I for select to loket_lookup using (true)', target);
    execute format('grant select on %I to loket_lookup', target);
  end loop;
end $$;

-- Sequences for `amount` rows and one mark for them; the last statement of a transaction, since the lock is the district's.
create function issue_sequences(of_district text, of_feed text, amount integer, new_mark text) returns bigint
language plpgsql set search_path = public, pg_temp as $$
declare last bigint;
begin
  update feeds set sequence = sequence + amount where district = of_district and feed = of_feed returning sequence into last;
  insert into feed_marks values (of_district, of_feed, last, new_mark);
  return last;
end $$;

create function current_epoch() returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select value from hub_state where name = 'epoch'
$$;

create function enrolment_by_code(code text)
returns table (district text, alias text, unit text, expires_at_ms bigint, used_by text)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.district, d.alias, c.unit, c.expires_at_ms, c.used_by
  from enrolment_codes c join districts d using (district) where c.code_hash = code
$$;

create function all_districts() returns table (district text, alias text)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.district, d.alias from districts d
$$;

create function district_of_workstation(workstation text) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select w.district from workstations w where w.id = workstation
$$;

create function session_by_secret(secret text, now_ms bigint)
returns table (district text, alias text, staff text, name text, roles jsonb, cleared boolean, unit text, unit_kind text,
  workstation text, key text, expires_at_ms bigint, former_scopes text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select s.district, d.alias, s.staff, p.data->>'name', p.data->'roles', (p.data->>'cleared')::boolean,
    p.data->>'unit', u.data->>'kind', s.workstation, s.key, s.expires_at_ms, c.former_scopes
  from sessions s
  join districts d on d.district = s.district
  join directory p on p.district = s.district and p.id = 'staff:' || s.staff and not p.deleted and (p.data->>'active')::boolean
  join directory u on u.district = s.district and u.id = 'unit:' || (p.data->>'unit') and not u.deleted
  join staff_credentials c on c.district = s.district and c.staff = s.staff
  join workstations w on w.district = s.district and w.id = s.workstation and w.revoked_at_ms is null
  join staff_keys k on k.district = s.district and k.id = s.key and k.revoked_at_ms is null
  where s.secret_hash = secret and s.expires_at_ms > now_ms
$$;

grant create on schema public to loket_lookup;
alter function enrolment_by_code(text) owner to loket_lookup;
alter function all_districts() owner to loket_lookup;
alter function district_of_workstation(text) owner to loket_lookup;
alter function session_by_secret(text, bigint) owner to loket_lookup;
revoke create on schema public from loket_lookup;
