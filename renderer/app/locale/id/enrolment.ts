export const enrolment = { title: 'Daftarkan komputer' } as const;
