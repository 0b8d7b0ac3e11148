import { isCall } from './functions.part';

/** A moment comes from nowhere but a function. */
export const needs = isCall;
