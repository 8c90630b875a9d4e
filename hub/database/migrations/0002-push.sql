-- A case has 3 KB and more: compressing it costs as much as all the rest of its INSERT, and saves little of a disk.
alter table complaints alter column entries set storage external;

-- Few cases carry an SP4N number; the others need not pass through its index.
drop index complaints_sp4n;
create unique index complaints_sp4n on complaints (district, sp4n_tracking_id) where sp4n_tracking_id is not null;
