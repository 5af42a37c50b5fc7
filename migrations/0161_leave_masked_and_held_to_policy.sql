-- Whether a document may be masked and held at once is the parameter maskedAndHeldExclusive (CNDA EX_2.1-1050): a dated rule, asked by the
-- decision and at the deposit, not a property of the row.
alter table document drop constraint document_check;
