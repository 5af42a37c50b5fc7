/**
 * The words people use for what they have, what they react to and what they take, beside the word of medicine and a public code. A short list, reviewed by
 * hand, of what is common in France; whatever is not here is written in free text. `kind|plain|medical|code|other words`.
 *
 * `c` a condition, CIM-10 FR (ICD-10, WHO; French version by ATIH) · `a` what one is allergic or intolerant to, CIM-10 chapter of the reaction (Z88, T78, L23, J30,
 * K90, Z91) · `t` a substance one takes, ATC (WHO Collaborating Centre for Drug Statistics Methodology). Codes are facts of those classifications; the words are
 * this project's own.
 */
export const rows = `
c|Tension trop haute|Hypertension artérielle|I10|hypertension, HTA
c|Cholestérol trop haut|Hypercholestérolémie|E78.0|cholestérol
c|Diabète de type 1|Diabète sucré de type 1|E10.9|diabète insulinodépendant
c|Diabète de type 2|Diabète sucré de type 2|E11.9|diabète, diabète gras
c|Diabète de la grossesse|Diabète gestationnel|O24.4|
c|Obésité|Obésité|E66.9|surpoids important
c|Thyroïde qui ne marche pas assez|Hypothyroïdie|E03.9|hypothyroïdie
c|Thyroïde qui marche trop|Hyperthyroïdie|E05.9|maladie de Basedow
c|Goutte|Goutte|M10.9|acide urique
c|Hémochromatose|Hémochromatose|E83.1|trop de fer
c|Mucoviscidose|Mucoviscidose|E84.9|fibrose kystique
c|Asthme|Asthme|J45.9|
c|Bronchite chronique|Bronchopneumopathie chronique obstructive|J44.9|BPCO
c|Emphysème|Emphysème pulmonaire|J43.9|
c|Apnées du sommeil|Syndrome d’apnées du sommeil|G47.3|apnée
c|Rhume des foins|Rhinite allergique|J30.1|allergie au pollen, rhinite
c|Sinusite qui dure|Sinusite chronique|J32.9|
c|Pneumonie|Pneumopathie|J18.9|infection du poumon
c|Tuberculose|Tuberculose respiratoire|A16.9|
c|Sarcoïdose|Sarcoïdose|D86.9|
c|Infarctus|Infarctus du myocarde|I21.9|crise cardiaque
c|Angine de poitrine|Angor|I20.9|douleur du cœur
c|Artères du cœur bouchées|Maladie coronaire|I25.1|coronaires, stent
c|Cœur fatigué|Insuffisance cardiaque|I50.9|insuffisance cardiaque
c|Cœur irrégulier|Fibrillation auriculaire|I48.9|arythmie, fibrillation
c|Maladie d’une valve du cœur|Valvulopathie|I38|souffle au cœur
c|Porteur d’un stimulateur cardiaque|Présence d’un stimulateur cardiaque|Z95.0|pacemaker, pile
c|Accident vasculaire cérébral|Accident vasculaire cérébral|I64|AVC, attaque
c|Attaque passagère|Accident ischémique transitoire|G45.9|AIT
c|Caillot dans une jambe|Thrombose veineuse profonde|I80.2|phlébite
c|Caillot dans un poumon|Embolie pulmonaire|I26.9|embolie
c|Varices|Varices des membres inférieurs|I83.9|
c|Artères des jambes bouchées|Artériopathie des membres inférieurs|I73.9|artérite
c|Migraine|Migraine|G43.9|
c|Épilepsie|Épilepsie|G40.9|crises, convulsions
c|Maladie de Parkinson|Maladie de Parkinson|G20|tremblements
c|Maladie d’Alzheimer|Maladie d’Alzheimer|G30.9|mémoire
c|Sclérose en plaques|Sclérose en plaques|G35|SEP
c|Maladie de Charcot|Sclérose latérale amyotrophique|G12.2|SLA
c|Douleur du nerf sciatique|Sciatique|M54.3|
c|Canal carpien|Syndrome du canal carpien|G56.0|
c|Dépression|Épisode dépressif|F32.9|
c|Dépression qui revient|Trouble dépressif récurrent|F33.9|
c|Anxiété|Trouble anxieux|F41.9|angoisse, stress
c|Crises de panique|Trouble panique|F41.0|
c|Trouble bipolaire|Trouble affectif bipolaire|F31.9|bipolarité
c|Schizophrénie|Schizophrénie|F20.9|
c|Autisme|Trouble du spectre de l’autisme|F84.0|TSA
c|Trouble de l’attention|Trouble du déficit de l’attention|F90.0|TDAH, hyperactivité
c|Trouble du comportement alimentaire|Anorexie mentale|F50.0|anorexie
c|Boulimie|Boulimie|F50.2|
c|Dépendance à l’alcool|Dépendance à l’alcool|F10.2|alcool
c|Dépendance au tabac|Dépendance au tabac|F17.2|tabac
c|Insomnie|Insomnie|G47.0|sommeil
c|Reflux|Reflux gastro-œsophagien|K21.9|RGO, brûlures d’estomac
c|Ulcère de l’estomac|Ulcère gastrique|K25.9|
c|Maladie de Crohn|Maladie de Crohn|K50.9|
c|Rectocolite|Rectocolite hémorragique|K51.9|RCH
c|Intestin irritable|Syndrome de l’intestin irritable|K58.9|colopathie
c|Maladie cœliaque|Maladie cœliaque|K90.0|intolérance au gluten
c|Constipation|Constipation|K59.0|
c|Hémorroïdes|Hémorroïdes|K64.9|
c|Calculs de la vésicule|Lithiase vésiculaire|K80.2|
c|Hépatite B|Hépatite virale B chronique|B18.1|
c|Hépatite C|Hépatite virale C chronique|B18.2|
c|Cirrhose|Cirrhose du foie|K74.6|
c|Foie gras|Stéatose hépatique|K76.0|NASH
c|Pancréatite|Pancréatite chronique|K86.1|
c|Hernie de l’aine|Hernie inguinale|K40.9|
c|Calculs des reins|Lithiase rénale|N20.0|colique néphrétique
c|Reins qui marchent mal|Insuffisance rénale chronique|N18.9|insuffisance rénale
c|Sous dialyse|Dépendance à une dialyse|Z99.2|
c|Un seul rein|Absence d’un rein|Q60.0|
c|Infection urinaire|Infection urinaire|N39.0|cystite
c|Fuites urinaires|Incontinence urinaire|R32|
c|Grosse prostate|Hypertrophie bénigne de la prostate|N40|prostate
c|Endométriose|Endométriose|N80.9|
c|Fibrome|Léiomyome de l’utérus|D25.9|
c|Ovaires polykystiques|Syndrome des ovaires polykystiques|E28.2|SOPK
c|Ménopause difficile|Trouble de la ménopause|N95.9|
c|Grossesse|Grossesse en cours|Z33|enceinte
c|Fausse couche|Avortement spontané|O03.9|
c|Arthrose|Arthrose|M19.9|
c|Arthrose du genou|Gonarthrose|M17.9|
c|Arthrose de la hanche|Coxarthrose|M16.9|
c|Polyarthrite|Polyarthrite rhumatoïde|M06.9|
c|Spondylarthrite|Spondylarthrite ankylosante|M45|
c|Mal de dos|Lombalgie|M54.5|lombalgie, lumbago
c|Hernie discale|Hernie discale|M51.2|
c|Os fragiles|Ostéoporose|M81.9|ostéoporose
c|Fibromyalgie|Fibromyalgie|M79.7|
c|Lupus|Lupus érythémateux disséminé|M32.9|
c|Scoliose|Scoliose|M41.9|
c|Eczéma|Dermatite atopique|L20.9|dermatite
c|Psoriasis|Psoriasis|L40.9|
c|Urticaire|Urticaire|L50.9|
c|Zona|Zona|B02.9|
c|Acné|Acné|L70.0|
c|Vitiligo|Vitiligo|L80|
c|Cataracte|Cataracte|H26.9|
c|Glaucome|Glaucome|H40.9|
c|Tache dans la vision de l’âge|Dégénérescence maculaire liée à l’âge|H35.3|DMLA
c|Myopie forte|Myopie|H52.1|
c|Surdité|Perte d’audition|H91.9|malentendant
c|Bourdonnements d’oreille|Acouphènes|H93.1|
c|Vertiges|Vertiges|R42|
c|Cancer du sein|Tumeur maligne du sein|C50.9|
c|Cancer de la prostate|Tumeur maligne de la prostate|C61|
c|Cancer du côlon|Tumeur maligne du côlon|C18.9|cancer de l’intestin
c|Cancer du poumon|Tumeur maligne du poumon|C34.9|
c|Cancer de la peau|Mélanome malin|C43.9|mélanome
c|Cancer de la vessie|Tumeur maligne de la vessie|C67.9|
c|Cancer de la thyroïde|Tumeur maligne de la thyroïde|C73|
c|Cancer du col de l’utérus|Tumeur maligne du col de l’utérus|C53.9|
c|Cancer de l’ovaire|Tumeur maligne de l’ovaire|C56|
c|Lymphome|Lymphome|C85.9|
c|Leucémie|Leucémie|C95.9|
c|Myélome|Myélome multiple|C90.0|
c|Anémie|Anémie|D64.9|manque de fer
c|Manque de fer|Anémie par carence en fer|D50.9|
c|Drépanocytose|Drépanocytose|D57.1|
c|Thalassémie|Thalassémie|D56.9|
c|Hémophilie|Hémophilie A|D66|
c|VIH|Infection par le VIH|B24|sida
c|Covid long|Affection post-Covid-19|U09.9|
c|Maladie de Lyme|Maladie de Lyme|A69.2|tique
c|Trisomie 21|Trisomie 21|Q90.9|syndrome de Down
c|Rate enlevée|Absence acquise de rate|D73.0|asplénie
c|Greffe d’un rein|Greffe de rein|Z94.0|
c|Greffe du foie|Greffe de foie|Z94.4|
c|Prothèse de hanche ou de genou|Présence d’un implant articulaire|Z96.6|prothèse
a|Pénicilline|Allergie à la pénicilline|Z88.0|amoxicilline, antibiotique
a|Autres antibiotiques|Allergie à d’autres antibiotiques|Z88.1|céphalosporine
a|Sulfamides|Allergie aux sulfamides|Z88.2|Bactrim
a|Médicament d’anesthésie|Allergie à un anesthésique|Z88.4|curare
a|Morphine et codéine|Allergie à un opioïde|Z88.5|codéine, tramadol
a|Aspirine et anti-inflammatoires|Allergie aux antalgiques|Z88.6|ibuprofène, AINS
a|Vaccin ou sérum|Allergie à un vaccin|Z88.7|
a|Produit de contraste iodé|Allergie à un produit de contraste|Z88.8|iode, scanner
a|Un autre médicament|Allergie à un médicament|Z88.9|
a|Latex|Allergie au latex|Z91.0|gants
a|Arachide|Allergie alimentaire à l’arachide|T78.1|cacahuète
a|Fruits à coque|Allergie alimentaire aux fruits à coque|T78.1|noix, noisette, amande, cajou
a|Lait de vache|Allergie alimentaire au lait|T78.1|
a|Œuf|Allergie alimentaire à l’œuf|T78.1|
a|Poisson|Allergie alimentaire au poisson|T78.1|
a|Crustacés et fruits de mer|Allergie alimentaire aux crustacés|T78.1|crevette, moule
a|Soja|Allergie alimentaire au soja|T78.1|
a|Blé|Allergie alimentaire au blé|T78.1|
a|Sésame|Allergie alimentaire au sésame|T78.1|
a|Kiwi et autres fruits|Allergie alimentaire aux fruits|T78.1|fraise, pêche
a|Gluten|Maladie cœliaque|K90.0|
a|Lactose|Intolérance au lactose|E73.9|
a|Piqûre de guêpe ou d’abeille|Allergie au venin d’hyménoptère|T63.4|frelon
a|Pollen|Rhinite allergique au pollen|J30.1|rhume des foins, graminées, bouleau
a|Acariens|Rhinite allergique aux acariens|J30.3|poussière
a|Poils d’animaux|Rhinite allergique aux animaux|J30.3|chat, chien
a|Moisissures|Rhinite allergique aux moisissures|J30.3|
a|Nickel|Dermatite de contact au nickel|L23.0|bijoux
a|Parfum et cosmétiques|Dermatite de contact aux cosmétiques|L23.2|crème
a|Pansement et colle|Dermatite de contact aux adhésifs|L23.1|sparadrap
a|Soleil|Photodermatose|L56.8|
t|Paracétamol|Paracétamol|N02BE01|Doliprane, Efferalgan, Dafalgan
t|Ibuprofène|Ibuprofène|M01AE01|Advil, Nurofen
t|Kétoprofène|Kétoprofène|M01AE03|Profénid, Bi-Profénid
t|Aspirine à petite dose|Acide acétylsalicylique|B01AC06|Kardégic
t|Tramadol|Tramadol|N02AX02|Topalgic
t|Morphine|Morphine|N02AA01|Skenan, Actiskenan
t|Amoxicilline|Amoxicilline|J01CA04|Clamoxyl
t|Amoxicilline et acide clavulanique|Amoxicilline et inhibiteur|J01CR02|Augmentin
t|Metformine|Metformine|A10BA02|Glucophage, Stagid
t|Gliclazide|Gliclazide|A10BB09|Diamicron
t|Insuline lente|Insuline glargine|A10AE04|Lantus, Abasaglar
t|Insuline rapide|Insuline asparte|A10AB05|NovoRapid
t|Sémaglutide|Sémaglutide|A10BJ06|Ozempic
t|Dapagliflozine|Dapagliflozine|A10BK01|Forxiga
t|Thyroxine|Lévothyroxine|H03AA01|Levothyrox
t|Amlodipine|Amlodipine|C08CA01|Amlor
t|Ramipril|Ramipril|C09AA05|Triatec
t|Périndopril|Périndopril|C09AA04|Coversyl
t|Valsartan|Valsartan|C09CA03|Tareg
t|Irbésartan|Irbésartan|C09CA01|Aprovel
t|Bisoprolol|Bisoprolol|C07AB07|Cardensiel, Detensiel
t|Propranolol|Propranolol|C07AA05|Avlocardyl
t|Furosémide|Furosémide|C03CA01|Lasilix
t|Spironolactone|Spironolactone|C03DA01|Aldactone
t|Hydrochlorothiazide|Hydrochlorothiazide|C03AA03|Esidrex
t|Atorvastatine|Atorvastatine|C10AA05|Tahor
t|Rosuvastatine|Rosuvastatine|C10AA07|Crestor
t|Simvastatine|Simvastatine|C10AA01|Zocor
t|Apixaban|Apixaban|B01AF02|Eliquis
t|Rivaroxaban|Rivaroxaban|B01AF01|Xarelto
t|Warfarine|Warfarine|B01AA03|Coumadine
t|Fluindione|Fluindione|B01AA12|Préviscan
t|Clopidogrel|Clopidogrel|B01AC04|Plavix
t|Amiodarone|Amiodarone|C01BD01|Cordarone
t|Salbutamol|Salbutamol|R03AC02|Ventoline
t|Budésonide et formotérol|Formotérol et budésonide|R03AK07|Symbicort
t|Fluticasone et salmétérol|Salmétérol et fluticasone|R03AK06|Seretide
t|Montélukast|Montélukast|R03DC03|Singulair
t|Cétirizine|Cétirizine|R06AE07|Zyrtec
t|Desloratadine|Desloratadine|R06AX27|Aerius
t|Adrénaline en stylo|Épinéphrine|C01CA24|Anapen, EpiPen, Jext
t|Oméprazole|Oméprazole|A02BC01|Mopral
t|Pantoprazole|Pantoprazole|A02BC02|Inipomp, Eupantol
t|Ésoméprazole|Ésoméprazole|A02BC05|Inexium
t|Macrogol|Macrogol|A06AD15|Forlax, Movicol
t|Phloroglucinol|Phloroglucinol|A03AX12|Spasfon
t|Escitalopram|Escitalopram|N06AB10|Seroplex
t|Paroxétine|Paroxétine|N06AB05|Deroxat
t|Sertraline|Sertraline|N06AB06|Zoloft
t|Venlafaxine|Venlafaxine|N06AX16|Effexor
t|Amitriptyline|Amitriptyline|N06AA09|Laroxyl
t|Alprazolam|Alprazolam|N05BA12|Xanax
t|Zopiclone|Zopiclone|N05CF01|Imovane
t|Lithium|Lithium|N05AN01|Téralithe
t|Quétiapine|Quétiapine|N05AH04|Xeroquel
t|Méthylphénidate|Méthylphénidate|N06BA04|Ritaline, Concerta
t|Lamotrigine|Lamotrigine|N03AX09|Lamictal
t|Lévétiracétam|Lévétiracétam|N03AX14|Keppra
t|Valproate|Acide valproïque|N03AG01|Dépakine
t|Prégabaline|Prégabaline|N02BF02|Lyrica
t|Lévodopa|Lévodopa et bensérazide|N04BA02|Modopar
t|Donépézil|Donépézil|N06DA02|Aricept
t|Méthotrexate|Méthotrexate|L04AX03|Novatrex, Imeth
t|Adalimumab|Adalimumab|L04AB04|Humira
t|Prednisone|Prednisone|H02AB07|Cortancyl
t|Prednisolone|Prednisolone|H02AB06|Solupred
t|Hydroxychloroquine|Hydroxychloroquine|P01BA02|Plaquénil
t|Allopurinol|Allopurinol|M04AA01|Zyloric
t|Colchicine|Colchicine|M04AC01|Colchimax
t|Fer|Fer ferreux|B03AA07|Tardyferon
t|Acide folique|Acide folique|B03BB01|Speciafoldine
t|Vitamine D|Colécalciférol|A11CC05|Uvédose, Zymad
t|Vitamine B12|Cyanocobalamine|B03BA01|
t|Potassium|Chlorure de potassium|A12BA01|Diffu-K
t|Alendronate|Acide alendronique|M05BA04|Fosamax
t|Tamsulosine|Tamsulosine|G04CA02|Josir, Omix
t|Pilule combinée|Lévonorgestrel et éthinylestradiol|G03AA07|Leeloo, Optilova
t|Pilule au désogestrel|Désogestrel|G03AC09|Optimizette
t|Stérilet hormonal|Lévonorgestrel intra-utérin|G02BA03|Mirena
t|Tamoxifène|Tamoxifène|L02BA01|
t|Létrozole|Létrozole|L02BG04|Femara
t|Latanoprost en gouttes|Latanoprost|S01EE01|Xalatan
t|Substitut nicotinique|Nicotine|N07BA01|patch, Nicorette
t|Buprénorphine|Buprénorphine|N07BC01|Subutex
t|Méthadone|Méthadone|N07BC02|
t|Tacrolimus|Tacrolimus|L04AD02|Prograf
`
