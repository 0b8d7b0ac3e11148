// One document and nothing more: no page of a site is hydrated, an error's neither.
export const csr = false;
