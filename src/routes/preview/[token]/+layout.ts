// One document and nothing more, as readers get it.
export const csr = false;
