// One document and nothing more: no page here is hydrated, an error's neither.
export const csr = false;
