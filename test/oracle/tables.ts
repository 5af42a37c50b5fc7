/**
 * The rules as five tables; a decision is their join (see README.md). Nothing here has an order: rows only ever add a right,
 * what no row gives is denied. `*` is any value, several words are alternatives. The last column says which text the row comes from.
 */

/** In which column of PDT-INF-526 an actor stands. S (a code that was shown), P, R, H, G, F are ours: person, representative, helper, helper without the right to add, insurer's feed. */
export const CAPACITIES = `
actor               | profession   | relation                            | mode                   | column | source
professional        | doctor other | attending administrator             | normal break-glass     | M      | PDT-INF-526 column M; domain §2.2 rule 1: the "administrateur" has the attending doctor's rights
professional        | doctor other | attending administrator             | regulation             | B      | PDT-INF-526 has no regulation under M: she is there any doctor (README 12)
professional        | doctor       | authorised team author blocked none | *                      | B      | PDT-INF-526 column B
professional        | other        | authorised team author blocked none | *                      | A      | PDT-INF-526 column A
professional        | doctor other | share                               | normal                 | S      | a code that the person showed: she reads, and acts on nothing of others (README 38)
professional        | doctor       | share                               | regulation break-glass | B      | PDT-INF-526 column B: there the code is nothing, she is as any doctor (README 38)
professional        | other        | share                               | regulation break-glass | A      | PDT-INF-526 column A: the same
occupational-doctor | doctor other | *                                   | *                      | T      | PDT-INF-526 column T, whatever else she is to the person (README 14)
secretary           | *            | *                                   | *                      | E      | PDT-INF-526 column E (CPE)
structure           | *            | *                                   | *                      | I      | PDT-INF-526 column I (structure certificate)
person              | *            | *                                   | *                      | P      | CSP L.1111-19, R.1111-49
representative      | *            | *                                   | *                      | R      | domain §1.6; architecture §5 defaults: minors
helper              | *            | *                                   | *                      | H      | domain §1.7; architecture §5 defaults: helpers
reading-helper      | *            | *                                   | *                      | G      | domain §1.7; architecture §5 defaults: granular rights, here to read and no more
insurer-feed        | *            | *                                   | *                      | F      | CSP R.1111-42; domain §4.5
agent               | *            | *                                   | *                      | none   | CSP L.1111-18; architecture §5 defaults: no role exists for the others, at all
`

/** For whom a record in this state is open at all. */
export const RECORDS = `
state       | column          | source
open active | A B S T M E I F | architecture §5 row 1; domain §1.2: the record exists and is fed from its opening
active      | P R H G         | architecture §5 row 1 "open to the actor's kind"; domain §1.3, R.1111-32: the holder's side signs in by activating (README 2)
`

/** Whether the mode itself exists on this record: an emergency mode whose switch is off gives nothing, not even a deposit. */
export const SWITCHES = `
mode        | samu | break_glass | source
normal      | *    | *           | no switch
regulation  | 1    | *           | CSP L.1111-17 I al.2; architecture §5 row 3
break-glass | *    | 1           | CSP L.1111-17 I al.1 "consulté ou alimenté"; architecture §5 row 3
`

/**
 * PDT-INF-526 v1.8, the lines that are one of the seven rights; header = column and mode (n normal, r regulation, b break-glass);
 * a mode that is not in the header does not exist for that column. A cell names what it reaches in REACHES (`+`: all of them);
 * `-` is the ✘ of the original.
 */
export const PROFESSIONAL_CELLS = `
right   | An             | Ar             | Ab             | Bn             | Br             | Bb             | Tn                        | Sn    | Mn             | Mb             | En             | In             | Ir             | source
read    | found          | found          | found          | found          | found          | found          | found+consented+consulted | found | found          | found          | -              | -              | -              | TD3.2 (not masked, masked (6)(7), not visible to patient, archived), TD3.1 metadata; R.1111-46, -49
deposit | feed           | feed           | feed           | feed           | feed           | feed           | feed                      | feed  | feed           | feed           | feed           | feed           | feed           | TD2.1, TD2.2 for E, (4); L.1111-15, R.1111-47; NB2: never gated by an authorisation
mask    | found+settled  | -              | -              | found+settled  | -              | -              | found+consented+settled   | -     | found+settled  | -              | -              | -              | -              | TD3.3a mask; domain §5.4 rules 1 and 3 (and the parameter maskedAndHeldExclusive)
unmask  | own            | -              | -              | own            | -              | -              | own                       | -     | found          | -              | -              | -              | -              | TD3.3a unmask (8); domain §5.4 rule 3
reveal  | found          | -              | -              | found          | -              | -              | found+consented           | -     | found          | -              | -              | -              | -              | TD3.3b; domain §5.4 rule 2
archive | own            | -              | -              | own            | found          | found          | own                       | -     | found          | found          | -              | -              | -              | TD3.3d (8); the oddity of B in emergency is kept (README 20)
delete  | own+withdrawal | own+withdrawal | own+withdrawal | own+withdrawal | own+withdrawal | own+withdrawal | own+withdrawal            | -     | own+withdrawal | own+withdrawal | own+withdrawal | own+withdrawal | own+withdrawal | TD3.3c (8)(9)
`

/** The shorter table of architecture §5 for those who stand on the person's side, and the insurer's feed. They act in normal mode only. */
export const OTHER_CELLS = `
right   | Pn         | Rn                  | Hn         | Gn     | Fn   | source
read    | unheld     | unheld+unhidden+unsheltered | unheld+unsheltered | unheld+unsheltered | -    | L.1111-19; R.1111-53 (held), R.1111-50 (hidden from representatives), Code civil 515-11 (protected place); domain §1.7
deposit | add        | add                 | add        | -      | feed | R.1111-42 (data added by the holder), domain §1.7; F: domain §4.5 and R.1111-42
mask    | unheld     | unheld+unhidden+unsheltered | -          | -      | -    | R.1111-49, domain §5.4 rule 3; H: domain §1.7, a helper does not manage who may see
unmask  | unheld     | unheld+unhidden+unsheltered | -          | -      | -    | R.1111-49, domain §5.4 rule 3; H: domain §1.7
reveal  | -          | -                   | -          | -      | -    | domain §5.4 rules 2 and 7: TD3.3b is a professional's act, the person's side carries the code along
archive | own+unheld | own+unheld+unhidden+unsheltered | own+unheld+unsheltered | -      | -    | TD3.3d *, domain §5.6: a patient's document, by herself
delete  | own+unheld | own+unheld+unhidden+unsheltered | own+unheld+unsheltered | -      | -    | TD3.3c *, domain §5.6: the person deletes hers, not those of professionals, insurer or operator
`

/**
 * Which documents a cell reaches. The rows of one reach are alternatives. `parameter`: the row stands while that parameter of policy is true,
 * `!` while it is false.
 */
export const REACHES = `
reach      | parameter                       | relation                                                    | mode                   | block_in_emergency | masked | masked_in_emergency | audience      | scope      | matrix | held | hidden_rep | hidden_place | deposits_opposed | source
found      | *                               | author                                                      | *                      | *                  | *      | *                   | *             | *          | *      | *    | *          | *            | *                | R.1111-49, PDT-INF-526 (6); architecture §5 row 4
found      | attendingSeesAll                | attending                                                   | *                      | *                  | *      | *                   | *             | *          | *      | *    | *          | *            | *                | L.1111-16 al.2, PDT-INF-526 column M; architecture §5 row 5
found      | administratorSeesAll            | administrator                                               | *                      | *                  | *      | *                   | *             | *          | *      | *    | *          | *            | *                | L.1111-16, PDT-INF-526 column M; architecture §5 row 5
found      | *                               | authorised team attending administrator                     | normal                 | *                  | 0      | *                   | all chosen-in | all inside | 1      | *    | *          | *            | *                | R.1111-46, L.1110-12; architecture §5 rows 6 to 10; who leads and no longer sees all is one who is authorised (README 32)
found      | *                               | share                                                       | normal                 | *                  | 0      | *                   | all chosen-in | all inside | 1      | *    | *          | *            | *                | R.1111-46, R.1111-49: consent given by showing a code; masks, choices, scope and matrix as for who is authorised (README 38)
found      | *                               | authorised team attending administrator none share          | regulation break-glass | *                  | 0      | *                   | all chosen-in | all inside | 1      | *    | *          | *            | *                | L.1111-17 I; architecture §5 rows 6 to 10
found      | *                               | authorised team attending administrator none share          | regulation break-glass | *                  | 1      | 1                   | all chosen-in | all inside | 1      | *    | *          | *            | *                | PDT-INF-526 (7); architecture §5 row 7
found      | *                               | blocked                                                     | regulation break-glass | 0                  | 0      | *                   | all chosen-in | all inside | 1      | *    | *          | *            | *                | architecture §5 row 2, "même en urgence" not ticked
found      | *                               | blocked                                                     | regulation break-glass | 0                  | 1      | 1                   | all chosen-in | all inside | 1      | *    | *          | *            | *                | architecture §5 rows 2 and 7; PDT-INF-526 (7)
own        | *                               | author                                                      | *                      | *                  | *      | *                   | *             | *          | *      | *    | *          | *            | *                | PDT-INF-526 (8)(9); architecture §5 row 4
unheld     | *                               | *                                                           | *                      | *                  | *      | *                   | *             | *          | *      | 0    | *          | *            | *                | R.1111-53
unhidden   | *                               | *                                                           | *                      | *                  | *      | *                   | *             | *          | *      | *    | 0          | *            | *                | R.1111-50
unsheltered| *                               | *                                                           | *                      | *                  | *      | *                   | *             | *          | *      | *    | *          | 0            | *                | Code civil 515-11, 373-2-6: a place that is protected from the actor
settled    | *                               | *                                                           | *                      | *                  | *      | *                   | *             | *          | *      | 0    | *          | *            | *                | architecture §5 defaults: masked and held at once is refused
settled    | !maskedAndHeldExclusive         | *                                                           | *                      | *                  | *      | *                   | *             | *          | *      | 1    | *          | *            | *                | CNDA EX_2.1-1050 made a parameter of it
consulted  | occupationalDoctorReads         | *                                                           | normal                 | *                  | *      | *                   | *             | *          | *      | *    | *          | *            | *                | L.1111-17 IV: the occupational doctor may consult, by express consent (README 33)
consented  | !occupationalDoctorReads        | attending administrator authorised team author blocked none | *                      | *                  | *      | *                   | *             | *          | *      | *    | *          | *            | *                | she opens nothing, so nothing is added to the cells of column T (README 15)
consented  | occupationalDoctorReads         | authorised author                                           | *                      | *                  | *      | *                   | *             | *          | *      | *    | *          | *            | *                | L.1111-17 IV: express consent, which neither a team nor a role is
withdrawal | *                               | *                                                           | *                      | *                  | *      | *                   | *             | *          | *      | *    | *          | *            | 0                | TD3.3c
withdrawal | afterOppositionAuthorMayDelete  | *                                                           | *                      | *                  | *      | *                   | *             | *          | *      | *    | *          | *            | 1                | CDT 2.1-970, 2.2-980: also once deposits are refused
feed       | *                               | attending administrator authorised team author none share   | *                      | *                  | *      | *                   | *             | *          | *      | *    | *          | *            | 0                | L.1111-15
feed       | blockedMayDeposit               | blocked                                                     | *                      | *                  | *      | *                   | *             | *          | *      | *    | *          | *            | 0                | architecture §5 row 2: even blocked, she may deposit
feed       | !blockedMayDeposit              | blocked                                                     | regulation break-glass | 0                  | *      | *                   | *             | *          | *      | *    | *          | *            | 0                | README 5: a block that does not hold there leaves her as one without relation
feed       | afterOppositionAuthorMayCorrect | author                                                      | *                      | *                  | *      | *                   | *             | *          | *      | *    | *          | *            | 1                | architecture §5 defaults: after refused deposits the author may correct, not add; CDT 2.1-970
add        | *                               | *                                                           | *                      | *                  | *      | *                   | *             | *          | *      | *    | *          | *            | *                | R.1111-42: R.1111-47 opposes professionals' deposits, not her own side's
`
