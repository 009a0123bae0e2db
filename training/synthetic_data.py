# ruff: noqa: E501 - a template is one line
"""The words of `synthetic.py`: how documents that do not exist speak of their subjects, and how people ask.

Templates: `(a/b/)` is a choice, `<name>` a slot, `[...]` the answer. Of an attribute, the head line gives its name, the
families of subjects it belongs to, what it is called in Indonesian and English, and groups: of two attributes of one
group the one may answer questions for the other (`+name`: its sentences may answer questions for that one). Then
`q`/`Q`: questions, `s`/`S`: sentences (Indonesian/English), `t`: a table's column and cell. Families: c cooperation,
k city, i institution, p programme, s study, r regulation, m meeting; * all of them.
"""

ATTRIBUTES = """
# signed c | tanggal penandatanganan | signing date | +signer, +where_signed
q (Kapan/Tanggal berapa/Pada tanggal berapa) <e> (ditandatangani/diteken/disepakati/diresmikan)?
q <e> (diteken/ditandatangani) (kapan/tanggal berapa)?
Q (When/On what date/On which day) was <e> (signed/concluded/sealed/formally agreed)?
Q What is the (signing date/date of signature) of <e>?
s Naskah <e> (ditandatangani/diteken) pada [<date>] di <place>.
s Pada [<date>], kedua wali kota membubuhkan tanda tangan pada dokumen <e>.
s <e> resmi disepakati [<date>] oleh <person> dan <person2>.
S The text of <e> was signed on [<date>] at <place>.
S On [<date>] both mayors put their names to <e>.
S <person> and <person2> formally concluded <e> on [<date>].
t Tanggal tanda tangan / Signed on = <date>
# signer c | penanda tangan | signatories
q Siapa (saja/) (yang menandatangani/yang meneken/penanda tangan) <e>?
q <e> (ditandatangani/diteken) (oleh siapa/siapa)?
Q Who (signed/put their signature to/were the signatories of) <e>?
Q By whom was <e> (signed/concluded)?
Q Whose signatures (does <e> bear/are on the text of <e>)?
s Dari pihak pertama dan kedua, <e> diteken oleh [<person> dan <person2>].
s [<person> dan <person2>] membubuhkan tanda tangan mewakili kedua kota dalam <e>.
s Penanda tangan <e> adalah [<person> dan <person2>].
S <e> bears the signatures of [<person> and <person2>].
S [<person> and <person2>] signed <e> on behalf of the two cities.
S The signatories of <e> were [<person> and <person2>].
t Penanda tangan / Signatories = <person>, <person2>
# where_signed c | tempat penandatanganan | place of signing
q (Di mana/Dimana/Di gedung apa) <e> (ditandatangani/diteken)?
q (Tempat/Lokasi) penandatanganan <e> (di mana/apa)?
Q (Where/In which building/At what venue) was <e> (signed/concluded)?
Q What was the (venue/place) of the signing of <e>?
s Upacara penandatanganan <e> berlangsung di [<place>].
s [<place>] menjadi lokasi penandatanganan <e>.
s Kedua pihak bertemu di [<place>] untuk meneken <e>.
S The signing ceremony for <e> took place at [<place>].
S [<place>] hosted the signing of <e>.
S Both sides met at [<place>] to sign <e>.
t Tempat / Venue = <place>
# fields c,p | bidang | fields | scope
q (Apa saja/Apa/Sebutkan) (bidang/ruang lingkup/sektor) <e>?
q <e> (mencakup/meliputi/bergerak di) bidang (apa saja/apa)?
Q (What/Which) (fields/areas/sectors) (does <e> cover/are covered by <e>/are part of <e>)?
Q What is the scope of <e>?
s <e> mencakup [<fields>].
s Ruang lingkup <e> meliputi [<fields>].
s Bidang yang digarap <e> ialah [<fields>].
S <e> covers [<fields>].
S The areas dealt with under <e> are [<fields>].
S The scope of <e> extends to [<fields>].
t Bidang / Fields = <fields>
# duration c,p,r | masa berlaku | duration | time
q (Berapa lama/Sampai berapa lama/Berapa tahun) <e> (berlaku/berjalan/berlangsung)?
q (Masa berlaku/Jangka waktu/Durasi) <e> (berapa lama/berapa tahun/berapa)?
Q (How long/For how many years) is <e> (valid/in force/to run)?
Q What is the (duration/term/period of validity) of <e>?
s <e> berlaku selama [<dur>] sejak ditetapkan.
s Jangka waktu <e> ditetapkan [<dur>] dan dapat diperpanjang.
s Untuk kurun [<dur>], <e> mengikat semua pihak.
S <e> remains in force for [<dur>].
S The term of <e> is set at [<dur>] and may be extended.
S For a period of [<dur>], <e> binds all parties.
t Masa berlaku / Term = <dur>
# expiry c,p,r | tanggal berakhir | expiry date
q (Kapan/Tanggal berapa/Sampai kapan) <e> (berakhir/habis masa berlakunya/kedaluwarsa)?
q <e> (berakhir/selesai/habis) (kapan/tanggal berapa)?
Q When (does <e> end/does <e> expire/will <e> lapse/is <e> due to end)?
Q What is the (expiry/end) date of <e>?
s Masa berlaku <e> habis pada [<date>].
s <e> berakhir [<date>] jika tidak diperpanjang.
s Batas akhir <e> jatuh pada [<date>].
S <e> expires on [<date>] unless renewed.
S <e> is to lapse on [<date>].
S The last day of <e> is [<date>].
t Berakhir / Expires = <date>
# status c,p,r,k | status | status | state
q (Apa/Bagaimana) status <e> (saat ini/sekarang/)?
q <e> statusnya (apa/bagaimana) (sekarang/)?
Q What is the (current/present/) status of <e>?
Q (In what state is <e>/What is <e>'s status)( now/ today/)?
s Status <e> pada register terakhir adalah [<status>].
s Register menandai <e> sebagai [<status>].
s Saat ini <e> berstatus [<status>].
S In the latest register the status of <e> is given as [<status>].
S <e> is currently listed as [<status>].
S The register marks <e> as [<status>].
t Status / Status = <status>
# form c | bentuk dokumen | form of document
q (Apa/Apa sih) (bentuk/jenis) (dokumen/naskah/) <e>?
q <e> (dituangkan dalam bentuk apa/berbentuk apa/diatur lewat dokumen apa)?
Q What (form/type of document) does <e> (take/have)?
Q (In which kind of document/By what kind of instrument) was <e> laid down?
s <e> dituangkan dalam [<form>].
s Dokumen dasar <e> berupa [<form>].
s Kedua kota memilih [<form>] sebagai bentuk <e>.
S <e> was laid down in a [<form>].
S The basic document of <e> is a [<form>].
S The two cities chose a [<form>] as the form of <e>.
t Bentuk / Form = <form>
# head k,i,p | pimpinan | head
q Siapa (ketua/pimpinan/kepala/yang memimpin) <e>?
q <e> (dipimpin/dikepalai/diketuai) (oleh siapa/siapa)?
Q Who (leads/heads/is in charge of/is the head of) <e>?
Q (By whom is <e> led/What is the name of the leader of <e>)?
s <e> dipimpin oleh [<person>] sejak <date>.
s [<person>] dipercaya mengepalai <e>.
s Jabatan pimpinan <e> dipegang [<person>].
S <e> has been led by [<person>] since <date>.
S [<person>] was appointed to head <e>.
S The post at the top of <e> is held by [<person>].
t Pimpinan / Head = <person>
# founded k,i | tahun berdiri | year of foundation
q (Kapan/Tahun berapa/Sejak kapan) <e> (didirikan/berdiri/dibentuk)?
q <e> (berdiri/dibentuk) (tahun berapa/kapan)?
Q (When/In what year/In which year) was <e> (founded/established/set up)?
Q (Since when has <e> existed/What year did <e> come into being)?
s <e> didirikan pada [<date>].
s Pembentukan <e> tercatat pada tahun [<year>].
s Sejak [<year>], <e> sudah berdiri.
S <e> was founded on [<date>].
S The establishment of <e> dates from [<year>].
S <e> has existed since [<year>].
t Berdiri / Founded = <year>
# founder k,i,p | pendiri | founder
q Siapa (pendiri/penggagas/yang mendirikan/pencetus) <e>?
q <e> (didirikan/digagas/dicetuskan) (oleh siapa/siapa)?
Q Who (founded/set up/initiated/came up with) <e>?
Q (Whose idea was <e>/By whom was <e> started)?
s <e> digagas oleh [<person>], seorang <job>.
s Penggagas <e> ialah [<person>].
s [<person>] mencetuskan <e> ketika menjadi <job>.
S <e> was initiated by [<person>], a <job>.
S [<person>] started <e> while working as a <job>.
S The founder of <e> is [<person>].
t Penggagas / Initiator = <person>
# located k,i | letak | location
q (Di mana/Dimana) (letak/lokasi/posisi/alamat) <e>?
q <e> (terletak/berada/berlokasi) (di mana/dimana)?
Q Where is <e> (located/situated/)?
Q (In which place is <e>/Where can <e> be found)?
Q (What is the location of <e>/In which region does <e> lie)?
s <e> terletak di [<region>].
s Letak <e> berada di [<region>], dekat <place>.
s Di [<region>] inilah <e> berada.
S <e> lies in [<region>].
S [<region>] is where <e> is situated.
S Visitors find <e> in [<region>], close to <place>.
t Lokasi / Location = <region>
# population k | jumlah penduduk | population
q (Berapa/Ada berapa) (jumlah penduduk/penduduk/warga) <e>?
q (Populasi/Penduduk) <e> (berapa/berapa orang)?
Q (How many people live in <e>/What is the population of <e>)?
Q (How many inhabitants does <e> have/How large is the population of <e>)?
Q (How many residents are there in <e>/What is the number of inhabitants of <e>)?
s <e> dihuni [<bign> jiwa].
s Jumlah penduduk <e> tercatat [<bign> jiwa] pada sensus <year>.
s Sebanyak [<bign> orang] tinggal di <e>.
S <e> is home to [<bign> people].
S The census of <year> counted [<bign> inhabitants] in <e>.
S Some [<bign> people] live in <e>.
t Penduduk / Population = <bign>
# area k | luas wilayah | area
q (Berapa/Seberapa) luas (wilayah/) <e>?
q Luas (wilayah/) <e> (berapa/berapa km2)?
Q (How large is the territory of <e>/What is the area of <e>)?
Q (How many square kilometres does <e> cover/What surface does <e> occupy)?
Q (How big is <e>/What is the land area of <e>)?
s Wilayah <e> membentang seluas [<area>].
s Luas <e> mencapai [<area>].
s Dengan luas [<area>], <e> terbagi atas <n> kecamatan.
S The territory of <e> extends over [<area>].
S <e> covers [<area>].
S With an area of [<area>], <e> is divided into <n> districts.
t Luas / Area = <area>
# known_for k | keunggulan | main industry
q <e> (terkenal/dikenal) (karena apa/dengan apa)?
q (Apa/Apa sih) (keunggulan/industri utama/andalan) <e>?
Q What is <e> (known/famous/noted) for?
Q What is the (main industry/strength) of <e>?
Q (What does <e> live on/On what does the economy of <e> rest)?
s <e> dikenal dengan [<fields>].
s Keunggulan <e> ada pada [<fields>].
s Perekonomian <e> bertumpu pada [<fields>].
S <e> is known for [<fields>].
S The strengths of <e> lie in [<fields>].
S The economy of <e> rests on [<fields>].
# budget c,i,p | anggaran | budget
q Berapa (anggaran/biaya/dana/besar anggaran) <e>?
q (Anggaran/Biaya) <e> (berapa/berapa besar)?
Q (What is the budget of <e>/How much money was set aside for <e>/How much does <e> cost)?
Q (How large is the budget for <e>/What did <e> cost)?
Q (How much is spent on <e>/What sum is available for <e>)?
s Untuk <e> disediakan dana [<money>].
s <e> dibiayai sebesar [<money>].
s Pagu anggaran <e> mencapai [<money>].
S [<money>] has been set aside for <e>.
S <e> is financed with [<money>].
S The budget ceiling of <e> stands at [<money>].
t Anggaran / Budget = <money>
# funder c,i,p,s | sumber dana | source of funding
q (Siapa/Pihak mana) (yang membiayai/penyandang dana/yang mendanai) <e>?
q (Dari mana/Darimana) (dana/sumber dana) <e>?
Q Who (pays for/finances/funds) <e>?
Q (Where does the money for <e> come from/What is the source of funding of <e>)?
Q (By whom is <e> funded/Who bears the cost of <e>)?
s Dana <e> berasal dari [<org>].
s [<org>] menanggung seluruh pembiayaan <e>.
s <e> didanai [<org>].
S The money for <e> comes from [<org>].
S [<org>] bears the full cost of <e>.
S <e> is funded by [<org>].
t Sumber dana / Funding = <org>
# participants p,m | jumlah peserta | number of participants
q (Berapa/Ada berapa) (peserta/orang yang ikut/jumlah peserta) <e>?
q <e> (diikuti/dihadiri) (berapa orang/berapa peserta)?
Q How many (people took part in/participants were there at/people attended) <e>?
Q What was the number of participants in <e>?
Q (How large was the attendance at <e>/How many took part in <e>)?
s <e> diikuti [<n> peserta] dari <city>.
s Sebanyak [<n> orang] ikut serta dalam <e>.
s Daftar hadir <e> memuat [<n> nama].
S [<n> participants] from <city> took part in <e>.
S <e> drew [<n> people].
S The attendance list of <e> holds [<n> names].
t Peserta / Participants = <n> orang / <n> people
# partner_org c,p,s | mitra pelaksana | implementing partner
q (Siapa/Lembaga apa) (mitra pelaksana/yang melaksanakan/pelaksana) <e>?
q <e> (dijalankan/dilaksanakan) (bersama siapa/oleh lembaga apa/lembaga mana)?
Q (Which organisation implements/Who carries out/Who is the implementing partner of) <e>?
Q (Together with whom is <e> run/Which body is responsible for carrying out <e>)?
Q (By whom is <e> implemented/Who runs <e> in practice)?
s Pelaksana <e> di lapangan adalah [<org2>].
s [<org2>] ditunjuk menjalankan <e>.
s Pekerjaan harian <e> diserahkan kepada [<org2>].
S The day-to-day work of <e> is left to [<org2>].
S [<org2>] was chosen to carry out <e>.
S <e> is implemented by [<org2>].
t Pelaksana / Implemented by = <org2>
# purpose c,i,p,r,s,m | tujuan | purpose | purpose
q (Apa/Apa sih) (tujuan/maksud/sasaran) <e>?
q (Untuk apa/Buat apa) <e> (diadakan/dibentuk/dibuat)?
Q What is the (purpose/aim/objective/goal) of <e>?
Q (What is <e> meant to achieve/What is <e> for)?
s <e> bertujuan [<goal>].
s Tujuan <e> ialah [<goal> serta <goal2>].
s <e> diadakan untuk [<goal>].
S <e> aims [to <goal>].
S The purpose of <e> is [to <goal> and to <goal2>].
S <e> was set up in order [to <goal>].
t Tujuan / Purpose = <goal>
# result c,p,s,m | hasil | results | result
q (Apa/Apa saja) (hasil/capaian/dampak) (dari/) <e>?
q <e> (menghasilkan apa/hasilnya apa/berdampak apa)?
Q What (was the result of/were the outcomes of/was achieved by) <e>?
Q (What did <e> lead to/What impact did <e> have)?
Q (What has come of <e>/What has changed thanks to <e>)?
s Hasil <e> adalah [<result>].
s Berkat <e>, [<result>].
s <e> membuahkan capaian berikut: [<result>; <result2>].
S As a result of <e>, [<result>].
S <e> led to the following: [<result>; <result2>].
S The outcome of <e> is that [<result>].
t Hasil / Outcome = <result>
# stalled c,p | penyebab tersendat | reasons for delay | cause
q (Mengapa/Kenapa/Apa sebab) <e> (tersendat/terhambat/mandek/tidak berjalan)?
q (Apa/Apa saja) (penyebab/alasan) <e> (tersendat/terhenti/macet)?
Q Why (did <e> stall/was <e> delayed/has <e> not moved forward)?
Q (What caused the delay of <e>/What is the reason that <e> slowed down)?
Q (For what reason is <e> stuck/What lies behind the slow progress of <e>)?
s <e> tersendat karena [<cause>].
s Karena [<cause> dan <cause2>], pelaksanaan <e> terhenti sementara.
s Mandeknya <e> disebabkan oleh hal ini: [<cause>].
S <e> stalled because [<cause>].
S Because [<cause> and <cause2>], work on <e> came to a halt.
S The slow progress of <e> is put down to this: [<cause>].
t Kendala / Obstacle = <cause>
# factors c,i,p,s | faktor penghambat | hindering factors | cause
q (Apa saja/Apa/Sebutkan) (faktor penghambat/hambatan/kendala) (dalam/pada) <e>?
q (Faktor apa saja/Hal apa) yang menghambat <e>?
q (Kenapa/Mengapa) <e> (menghadapi hambatan/belum optimal/kurang berhasil)?
Q (What/Which) (factors hinder/obstacles face/problems hold back) <e>?
Q Why (is <e> not yet working well/does <e> run into obstacles)?
s Faktor yang menghambat <e> adalah:[<enumcauses>]
s Hambatan <e> meliputi [<cause>, <cause2>, dan <cause3>].
s Menurut catatan, <e> terkendala beberapa hal, yakni [<cause>, <cause2>, serta <cause3>].
S The factors that hinder <e> are:[<enumcauses>]
S Obstacles to <e> include the following: [<cause>, <cause2>, and <cause3>].
S <e> is held back on several counts: [<cause>, <cause2>, and <cause3>].
# background c,p,r,m | latar belakang | background | purpose
q (Mengapa/Kenapa) <e> (diadakan/dibuat/dibentuk/dimulai)?
q Apa (latar belakang/alasan diadakannya/yang mendorong lahirnya) <e>?
Q Why was <e> (started/set up/launched/brought about)?
Q What (is the background of/prompted/gave rise to) <e>?
s <e> lahir karena [<cause>].
s Yang melatarbelakangi <e> adalah kenyataan bahwa [<cause>].
s Sebab [<cause>], <e> mulai digagas pada tahun <year>.
S <e> came about because [<cause>].
S Behind <e> stands the fact that [<cause>].
S Since [<cause>], <e> was first proposed in <year>.
# implementation c,p,r | pelaksanaan | implementation | process, cause, state
q Bagaimana (pelaksanaan/implementasi/kondisi/perkembangan) <e>?
q <e> (jalannya/pelaksanaannya) bagaimana?
Q How (is <e> being carried out/is <e> going/has <e> been put into practice)?
Q What is the (state of implementation/progress) of <e>?
Q (How far has <e> got/In what condition is <e>)?
s [Pelaksanaan <e> berjalan melalui <step> dan <step2> setiap <n> bulan].
s [<e> baru sampai pada tahap <step>, sedangkan <step2> belum dimulai].
s [Dalam praktik <e> dijalankan dengan <step> lebih dahulu, lalu <step2>].
S [<e> is carried out through <step> and <step2> every <n> months].
S [<e> has only reached the stage of <step>, while <step2> has not begun].
S [In practice <e> proceeds by <step> first and then by <step2>].
# steps p,r,i,s | tahapan | steps | process
q (Apa saja/Sebutkan/Bagaimana) (tahapan/langkah/langkah-langkah/prosedur/alur) <e>?
q (Tahap/Proses) <e> (apa saja/seperti apa)?
Q What are the (steps/stages/phases) of <e>?
Q (How does <e> proceed step by step/Which procedure does <e> follow)?
Q (What is the process of <e>/In what order does <e> take place)?
s Tahapan <e> adalah sebagai berikut:[<enumsteps>]
s <e> ditempuh melalui [<step>, <step2>, dan <step3>].
s Prosedur dalam <e> dimulai dari [<step>, dilanjutkan <step2>, lalu ditutup dengan <step3>].
S The steps of <e> are as follows:[<enumsteps>]
S <e> goes through [<step>, <step2>, and <step3>].
S The procedure under <e> begins with [<step>, continues with <step2>, and closes with <step3>].
# activities c,p,i | kegiatan | activities
q (Apa saja/Sebutkan/Apa) (kegiatan/program/aktivitas) (dalam/yang ada di) <e>?
q <e> (punya/mengadakan/melakukan) kegiatan apa saja?
Q (What/Which) activities (are held under/take place within/belong to) <e>?
Q What (is done within/does one do under) <e>?
s Kegiatan dalam <e> antara lain [<acts>].
s <e> diisi dengan [<acts>].
s Di bawah <e> diselenggarakan [<acts>].
S Activities under <e> include [<acts>].
S <e> is filled with [<acts>].
S Within <e> the following are organised: [<acts>].
t Kegiatan / Activities = <acts>
# contact c,i,p | narahubung | contact person
q Siapa (narahubung/penanggung jawab/contact person/koordinator) <e>?
q (Kalau mau tanya soal/Untuk urusan) <e> (hubungi siapa/bisa menghubungi siapa)?
Q Who is the (contact person/coordinator/person responsible) for <e>?
Q (Whom should one contact about <e>/To whom should questions about <e> be sent)?
Q (Who coordinates <e>/Whom can I ask about <e>)?
s Pertanyaan tentang <e> ditujukan kepada [<person>].
s [<person>] bertindak sebagai koordinator <e>.
s Narahubung <e> ialah [<person>] dari <org2>.
S Questions about <e> should go to [<person>].
S [<person>] acts as coordinator of <e>.
S The contact person for <e> is [<person>] of <org2>.
t Narahubung / Contact = <person>
# legal c,i,p,r,s | dasar hukum | legal basis
q (Apa/Apa sih) (dasar hukum/landasan hukum) <e>?
q (Dokumen apa/Peraturan mana/Aturan apa) yang (mendasari/menjadi dasar) <e>?
Q What is the legal basis of <e>?
Q (Which regulation is <e> based on/Which document underlies <e>/On which law does <e> rest)?
Q (What legal ground does <e> have/By which regulation is <e> backed)?
s Dasar hukum <e> adalah [<doc>].
s <e> berlandaskan [<doc>].
s [<doc>] menjadi pijakan hukum bagi <e>.
S <e> rests on [<doc>].
S The legal basis of <e> is [<doc>].
S [<doc>] provides the legal ground for <e>.
t Dasar hukum / Legal basis = <doc>
# article r | pasal tentang hal tertentu | article on a subject
q (Pasal berapa/Pasal mana) (dalam/di) <e> (mengatur/membahas/yang bicara soal) <topic>?
q <topic> (diatur/tercantum) (di pasal berapa/dalam pasal apa) pada <e>?
Q Which article of <e> (deals with/covers/regulates/governs) <topic>?
Q (In which article of <e> is <topic> regulated/Where in <e> is <topic> dealt with)?
s Perihal <topic>, <e> mengaturnya dalam [<article>].
s [<article>] <e> mengatur <topic>.
s Ketentuan <e> tentang <topic> terdapat dalam [<article>].
S As for <topic>, <e> settles it in [<article>].
S [<article>] of <e> governs <topic>.
S The provisions of <e> on <topic> are found in [<article>].
# duty r | kewajiban | obligations
q (Apa/Apa saja) (kewajiban/tugas) <office> (menurut/dalam) <e>?
q <office> (wajib apa/harus melakukan apa) (menurut/berdasarkan) <e>?
Q What must <office> do (under/according to) <e>?
Q What (are the duties/is the obligation) of <office> under <e>?
Q (What is <office> obliged to do under <e>/What does <e> ask of <office>)?
s Menurut <e>, <office> wajib [<duty>].
s <e> mewajibkan <office> untuk [<duty>].
s Dalam <e>, tugas <office> adalah [<duty> dan <duty2>].
S Under <e>, <office> shall [<duty>].
S <e> obliges <office> to [<duty>].
S According to <e>, it is for <office> to [<duty> and <duty2>].
# deadline r,p | batas waktu pengajuan | deadline
q (Kapan/Berapa hari) (batas waktu/tenggat) (pengajuan/pelaporan) (dalam/menurut) <e>?
q (Paling lambat kapan/Paling lama berapa hari) laporan <e> (diserahkan/disampaikan)?
Q What is the (deadline/time limit) for reports under <e>?
Q (Within how many days must reports under <e> be submitted/By when must the reports of <e> be handed in)?
Q (How much time does <e> give for handing in reports/When are reports under <e> due)?
s Laporan menurut <e> disampaikan paling lambat [<n> hari kerja] setelah kegiatan selesai.
s Dalam <e>, batas penyerahan laporan ialah [<n> hari].
s <e> memberi tenggat [<n> hari] untuk penyerahan laporan.
S Reports under <e> are due within [<n> working days] of the end of the activity.
S <e> sets a limit of [<n> days] for handing in reports.
S Under <e>, one has [<n> days] to submit the report.
# enacted r | tanggal penetapan | date of enactment
q (Kapan/Tanggal berapa) <e> (ditetapkan/disahkan/diundangkan)?
q <e> (disahkan/ditetapkan/mulai diundangkan) (kapan/tanggal berapa)?
Q (When/On what date) was <e> (enacted/adopted/promulgated)?
Q What is the date of (enactment/adoption) of <e>?
s <e> ditetapkan pada [<date>].
s Pada [<date>], <e> diundangkan dalam lembaran daerah.
s Tanggal pengesahan <e> adalah [<date>].
S <e> was enacted on [<date>].
S On [<date>], <e> was promulgated in the gazette.
S The adoption of <e> took place on [<date>].
t Ditetapkan / Enacted = <date>
# definition s,r,p,i | pengertian istilah | definition of a term
q (Apa itu/Apa yang dimaksud dengan/Apa pengertian/Apa definisi/Apa arti) <term>?
q <term> (itu apa/adalah apa/artinya apa)?
Q (What is/What is meant by/What does one mean by) <term>?
Q (How is <term> defined/What is the definition of <term>)?
Q (What does <term> mean/Can you explain the term <term>/Define <term>)?
s <term> adalah [<defn>].
s Yang dimaksud dengan <term> ialah [<defn>].
s Istilah <term> dipahami sebagai [<defn>].
S <term> is [<defn>].
S The term <term> is understood as [<defn>].
S By <term> is meant [<defn>].
# theory s | teori | theory
q (Teori apa/Teori siapa/Kerangka teori apa) yang (dipakai/digunakan) (dalam/oleh) <e>?
q <e> (memakai/menggunakan/pakai) teori apa?
Q (What/Which) theory (does <e> use/underlies <e>/is used in <e>)?
Q (What is the theoretical framework of <e>/On whose theory does <e> build)?
s <e> memakai [<theory>] sebagai pisau analisis.
s Kerangka yang dipakai <e> adalah [<theory>].
s Analisis dalam <e> bertumpu pada [<theory>].
S <e> draws on [<theory>].
S The framework of <e> is [<theory>].
S The analysis in <e> rests on [<theory>].
t Teori / Theory = <theory>
# method s | metode | method
q (Metode apa/Metode penelitian apa/Pendekatan apa) yang (dipakai/digunakan) (dalam/oleh) <e>?
q (Bagaimana metode/Apa metode) <e>?
Q (What/Which) (research method/approach/method) (does <e> use/is used in <e>/was chosen for <e>)?
Q How was <e> (conducted/carried out)?
s <e> menggunakan metode [<method>].
s Metode yang dipilih <e> adalah [<method>].
s Secara metodologis, <e> bersifat [<method>].
S <e> uses [<method>].
S The method chosen for <e> is [<method>].
S In terms of method, <e> relies on [<method>].
t Metode / Method = <method>
# informants s | jumlah informan | number of informants
q (Berapa/Ada berapa) (informan/responden/narasumber) (dalam/pada) <e>?
q <e> (mewawancarai berapa orang/melibatkan berapa informan/punya berapa responden)?
Q How many (informants/respondents/people) (were interviewed for/took part in/did the author question for) <e>?
Q What is the number of respondents in <e>?
s <e> melibatkan [<n> informan].
s Untuk <e>, wawancara dilakukan terhadap [<n> orang].
s Responden <e> berjumlah [<n> orang].
S [<n> informants] were interviewed for <e>.
S <e> rests on talks with [<n> people].
S The respondents of <e> number [<n>].
t Informan / Informants = <n>
# findings s | temuan | findings | result, +factors
q (Apa/Apa saja) (temuan/kesimpulan/simpulan) <e>?
q <e> (menemukan apa/menyimpulkan apa)?
Q What (are the findings of/conclusion is drawn in/did the author find in) <e>?
Q What is the (main finding/conclusion) of <e>?
Q (What does <e> show/What did <e> find out)?
s <e> menemukan bahwa [<opinion>].
s Simpulan <e> ialah bahwa [<opinion>].
s Dari <e> terlihat bahwa [<opinion>, sementara <cause>].
S <e> finds that [<opinion>].
S The conclusion of <e> is that [<opinion>].
S <e> shows that [<opinion>, while <cause>].
# advice s,m | saran | recommendation
q (Apa/Apa saja) (saran/rekomendasi) (dari/) <e>?
q <e> (menyarankan apa/merekomendasikan apa)?
Q What does <e> (recommend/advise/suggest)?
Q What (are the recommendations/is the advice) of <e>?
Q (What advice does <e> give/Which measures does <e> propose)?
s <e> menyarankan agar pemerintah [<duty>].
s Rekomendasi <e> adalah [<duty> dan <duty2>].
s Sebagai saran, <e> meminta pihak terkait [<duty>].
S <e> advises the government to [<duty>].
S The recommendation of <e> is to [<duty> and <duty2>].
S By way of advice, <e> asks those concerned to [<duty>].
# scholar s | pendapat ahli | opinion of a scholar
q (Apa pendapat/Bagaimana pandangan/Bagaimana pendapat) <scholar> (tentang/mengenai) <topic>?
q (Menurut <scholar>, bagaimana <topic>/Apa kata <scholar> soal <topic>)?
Q What does <scholar> (say/think/write) about <topic>?
Q (According to <scholar>, what about <topic>/What is the view of <scholar> on <topic>)?
Q (How does <scholar> see <topic>/What is the opinion of <scholar> about <topic>)?
s Mengenai <topic>, menurut <scholar> [<opinion>].
s <scholar> berpendapat tentang <topic> bahwa [<opinion>].
s Soal <topic>, <scholar> menyatakan bahwa [<opinion>].
S On <topic>, <scholar> argues that [<opinion>].
S As to <topic>, in the view of <scholar> [<opinion>].
S <scholar> holds, when it comes to <topic>, that [<opinion>].
# author s,r | penulis | author
q Siapa (penulis/penyusun/yang menyusun/yang menulis) <e>?
q <e> (ditulis/disusun) (oleh siapa/siapa)?
Q Who (wrote/drew up/is the author of/drafted) <e>?
Q By whom was <e> (written/drafted)?
s <e> disusun oleh [<person>] bersama tim dari <org2>.
s Penyusun <e> ialah [<person>].
s [<person>] menulis naskah awal <e>.
S <e> was drawn up by [<person>] with a team from <org2>.
S [<person>] wrote the first draft of <e>.
S The author of <e> is [<person>].
t Penulis / Author = <person>
# period s,p | kurun waktu | period covered | time
q (Kurun waktu/Periode/Rentang tahun) (berapa/apa) yang (dicakup/diteliti/dicakup oleh) <e>?
q <e> (mencakup tahun berapa sampai berapa/meliputi periode apa)?
Q (What/Which) (period/years) does <e> (cover/span)?
Q (From when to when does <e> run/What is the time frame of <e>)?
s <e> mencakup kurun [<span>].
s Rentang waktu <e> adalah [<span>].
s Dalam <e>, data diambil dari tahun [<span>].
S <e> covers the years [<span>].
S The time frame of <e> is [<span>].
S In <e> the data come from [<span>].
t Periode / Period = <span>
# yearly_visits c,p,k | jumlah kunjungan | number of visits
q (Berapa/Ada berapa) (kunjungan/kunjungan resmi/delegasi) (dalam/ke) <e> pada (tahun/) <y>?
q (Tahun/Pada tahun) <y>, <e> (menerima/mencatat) berapa kunjungan?
Q How many (visits/official visits/delegations) (did <e> record/were there under <e>/did <e> see) in <y>?
Q What was the number of visits for <e> in <y>?
s Pada <y>, <e> mencatat [<n> kunjungan].
s Catatan tahun <y> menyebut [<n> kunjungan] bagi <e>.
s <e> membukukan [<n> kunjungan resmi] sepanjang <y>.
S In <y>, <e> recorded [<n> visits].
S The records for <y> list [<n> visits] for <e>.
S During <y>, <e> saw [<n> official visits].
# yearly_spend c,p,i | belanja tahunan | yearly spending | +budget
q Berapa (belanja/pengeluaran/realisasi anggaran) <e> (tahun/pada tahun) <y>?
q (Tahun/Pada tahun) <y> <e> (menghabiskan/membelanjakan) berapa?
Q How much (was spent on/did one spend on/went to) <e> in <y>?
Q What was the spending on <e> in <y>?
Q (How much money did <e> use in <y>/What did <e> cost in <y>)?
s Realisasi belanja <e> tahun <y> tercatat [<money>].
s Selama <y>, <e> menghabiskan [<money>].
s Sebesar [<money>] dibelanjakan untuk <e> pada <y>.
S Spending on <e> in <y> came to [<money>].
S During <y>, <e> used up [<money>].
S [<money>] went to <e> in <y>.
# chair m | pemimpin rapat | chair of the meeting | +clockq
q Siapa (yang memimpin/pemimpin/ketua) <e>?
q <e> (dipimpin/dibuka) (oleh siapa/siapa)?
Q Who (chaired/led/presided over) <e>?
Q (By whom was <e> chaired/Who was in the chair at <e>)?
Q (Who was chair of <e>/Who opened and led <e>)?
s <e> dipimpin [<person>].
s [<person>] memimpin jalannya <e>.
s Selaku pimpinan <e>, [<person>] membuka acara pukul <clock>.
S <e> was chaired by [<person>].
S [<person>] presided over <e>.
S In the chair of <e>, [<person>] opened the session at <clock>.
# decision m | keputusan | decision | result
q (Apa/Apa saja) (keputusan/yang diputuskan dalam/kesepakatan) <e>?
q <e> (memutuskan apa/menyepakati apa)?
Q What (was decided at/were the decisions of/did the participants agree on at) <e>?
Q Which (decision/agreement) came out of <e>?
Q (What did <e> decide/On what did those present at <e> agree)?
s <e> memutuskan untuk [<duty>].
s Disepakati dalam <e> bahwa semua pihak akan [<duty> dan <duty2>].
s Keputusan <e>: [<duty>].
S It was decided at <e> to [<duty>].
S Those present at <e> agreed to [<duty> and <duty2>].
S Decision of <e>: [<duty>].
t Keputusan / Decision = <duty>
# meet_place m,p | tempat pelaksanaan | venue
q (Di mana/Dimana) <e> (diadakan/berlangsung/digelar)?
q (Tempat/Lokasi) <e> (di mana/apa)?
Q (Where/In which building) (was <e> held/did <e> take place)?
Q What was the venue of <e>?
Q (At which place was <e> held/What was the location of <e>)?
s <e> diadakan di [<place>].
s [<place>] menjadi tempat berlangsungnya <e>.
s Untuk <e> dipakai ruang utama [<place>].
S <e> was held at [<place>].
S [<place>] served as the venue of <e>.
S The main hall of [<place>] was used for <e>.
t Tempat / Venue = <place>
# next_meeting m | jadwal rapat berikutnya | date of the next meeting
q (Kapan/Tanggal berapa) (rapat berikutnya/pertemuan lanjutan/rapat selanjutnya) (setelah/sesudah) <e>?
q (Tindak lanjut/Lanjutan) <e> dijadwalkan (kapan/tanggal berapa)?
Q When is the (next meeting/follow-up) after <e>?
Q (For what date is the session after <e> planned/On which day will people meet again after <e>)?
Q (When do people meet again after <e>/What is the date of the session following <e>)?
s Pertemuan lanjutan setelah <e> dijadwalkan [<date>].
s Sesudah <e>, peserta akan berkumpul lagi pada [<date>].
s Tindak lanjut <e> direncanakan [<date>].
S The session after <e> is planned for [<date>].
S After <e>, those present will meet again on [<date>].
S The follow-up to <e> is set for [<date>].
# benefit c,p | manfaat | benefit | result
q (Apa/Apa saja) (manfaat/keuntungan/kegunaan) <e> (bagi warga/untuk masyarakat/)?
q <e> (bermanfaat apa/manfaatnya apa/gunanya apa)?
Q What (benefits does <e> bring/good does <e> do/advantages does <e> offer)?
Q How do people (benefit/profit) from <e>?
Q (Why is <e> useful to residents/What do residents gain from <e>)?
s Manfaat <e> bagi warga ialah [<result>].
s Warga merasakan manfaat <e>: [<result>].
s <e> menguntungkan masyarakat karena [<result>].
S <e> benefits residents in that [<result>].
S The gain from <e> for the people is that [<result>].
S Residents profit from <e>: [<result>].
# supervisor c,p,i,s | pengawas | supervisory body
q (Siapa/Lembaga apa) (yang mengawasi/pengawas) <e>?
q <e> diawasi (oleh siapa/siapa/lembaga apa)?
Q (Who/Which body) (supervises/oversees/monitors) <e>?
Q By whom is <e> (supervised/overseen)?
s Pengawasan atas <e> dijalankan [<org>].
s [<org>] bertugas mengawasi <e>.
s <e> berada di bawah pengawasan [<org>].
S <e> is supervised by [<org>].
S [<org>] is charged with overseeing <e>.
S Oversight of <e> rests with [<org>].
t Pengawas / Overseen by = <org>
# staff i | jumlah pegawai | number of staff
q (Berapa/Ada berapa) (pegawai/karyawan/staf) (di/pada) <e>?
q (Jumlah pegawai/Staf) <e> (berapa/berapa orang)?
Q How many (employees/staff/people) (does <e> have/work at <e>/are employed by <e>)?
Q What is the size of the staff of <e>?
s <e> mempekerjakan [<n> orang].
s Pegawai <e> berjumlah [<n> orang].
s Sebanyak [<n> pegawai] bekerja di <e>.
S <e> employs [<n> people].
S The staff of <e> numbers [<n>].
S [<n> employees] work for <e>.
t Pegawai / Staff = <n>
"""

ABSENT = """
spouse k,i,p,c | nama istri atau suami pimpinan | spouse of the leader | (Siapa/Siapa nama) (istri/suami/pasangan) (pimpinan/ketua) <e>? | (Who is/What is the name of) the (wife/husband/spouse) of the (head/leader) of <e>?
phone * | nomor telepon | phone number | (Berapa/Apa) (nomor telepon/nomor HP/kontak WhatsApp) <e>? | What is the (phone number/WhatsApp number) (of/for) <e>?
email * | alamat surel | e-mail address | Apa (alamat email/email/surel) <e>? | What is the (e-mail address/email) of <e>?
website * | situs web | website | Apa (alamat situs/website/laman resmi) <e>? | What is the (website/web address/URL) of <e>?
sanction c,p,r,i | sanksi | sanctions | (Apa/Apa saja) (sanksi/hukuman/denda) (bagi pelanggar/jika melanggar) <e>? | What (is the penalty/are the sanctions/is the fine) for (breaching/violating) <e>?
salary i,p,k | gaji | salary | Berapa (gaji/honor/upah) (pegawai/staf) <e>? | (What is the salary of/How much are paid) staff of <e>?
height k,i | ketinggian | elevation | Berapa (ketinggian/tinggi) <e> (di atas permukaan laut/dpl)? | (How high above sea level is/What is the elevation of) <e>?
climate k | suhu rata-rata | average temperature | Berapa suhu (rata-rata/) (di/) <e>? | What is the (average temperature/climate) (in/of) <e>?
airport k,c | bandara terdekat | nearest airport | (Bandara mana/Apa bandara) yang (terdekat dengan/melayani) <e>? | (Which airport serves/What is the nearest airport to) <e>?
ticket k,i,p | harga tiket | ticket price | Berapa (harga tiket/biaya masuk) (ke/untuk) <e>? | How much is (a ticket/the entrance fee) for <e>?
language k,c | bahasa resmi | official language | (Apa bahasa resmi/Bahasa apa yang dipakai dalam) <e>? | (What is the official language of/Which language is used in) <e>?
religion k | agama mayoritas | main religion | Apa agama (mayoritas/terbesar) (di/) <e>? | What is the (main/majority) religion in <e>?
gdp k | pendapatan per kapita | income per head | Berapa (PDRB/pendapatan per kapita) <e>? | What is the (GDP/income per head) of <e>?
unemployment k | tingkat pengangguran | unemployment rate | Berapa (tingkat/angka) pengangguran (di/) <e>? | What is the unemployment rate (of/in) <e>?
twin k,c | kota kembar lain | other sister cities | Kota mana (lagi/) yang menjadi (kota kembar/sister city) <e>? | Which (other/further) (sister cities/twin towns) does <e> have?
mayor_old k,c,i | pimpinan sebelumnya | previous head | Siapa (pimpinan/wali kota/kepala) (sebelumnya/terdahulu) (di/dari) <e>? | Who (was the previous head/was the former leader) of <e>?
successor k,i,p,c | pengganti pimpinan | successor | Siapa (pengganti/penerus) pimpinan <e>? | Who (succeeded/replaced) the head of <e>?
born s,i,p | tanggal lahir penulis | date of birth | (Kapan/Tanggal berapa) (pimpinan/penulis/penggagas) <e> lahir? | When was the (head/author/initiator) of <e> born?
school s,i,p | pendidikan pimpinan | education of the head | Di mana (penulis/pimpinan/penggagas) <e> (kuliah/bersekolah)? | Where did the (author/head/initiator) of <e> study?
logo * | makna lambang | meaning of the emblem | Apa (makna/arti) (logo/lambang) <e>? | What does the (logo/emblem) of <e> mean?
motto k,i,p | semboyan | motto | Apa (moto/semboyan/slogan) <e>? | What is the (motto/slogan) of <e>?
witness c,m,r | saksi | witnesses | Siapa (saja/) (saksi/yang menyaksikan) (penandatanganan/pengesahan/) <e>? | Who (witnessed/were the witnesses of) <e>?
absent_people m,p | peserta yang tidak hadir | absentees | Siapa (saja/) yang (tidak hadir/absen) (di/dalam) <e>? | Who was (absent from/missing at) <e>?
dispute c,r,p | penyelesaian sengketa | settlement of disputes | Bagaimana (penyelesaian sengketa/cara menyelesaikan perselisihan) (dalam/menurut) <e>? | How are disputes under <e> (settled/resolved)?
renewals c,p,r | jumlah perpanjangan | number of renewals | (Sudah berapa kali/Berapa kali) <e> (diperpanjang/diperbarui)? | How (often/many times) has <e> been (renewed/extended)?
why_end c,p,i | alasan berakhir | reason for ending | (Mengapa/Kenapa) <e> (berakhir/dihentikan/ditutup/dibubarkan)? | Why (was <e> ended/was <e> closed down/did <e> come to an end)?
why_cancel c,p,m,r | alasan pembatalan | reason for cancellation | (Mengapa/Kenapa) <e> (dibatalkan/dicabut)? | Why was <e> (cancelled/revoked/called off)?
why_resign i,p,k,c | alasan pengunduran diri | reason for resignation | (Mengapa/Kenapa) (pimpinan/ketua) <e> (mundur/mengundurkan diri/diganti)? | Why did the (head/leader) of <e> (resign/step down)?
why_move i,k,m,p | alasan pindah lokasi | reason for moving | (Mengapa/Kenapa) (lokasi/tempat) <e> (dipindahkan/pindah)? | Why was <e> moved (elsewhere/to another place)?
why_rise c,p,k,i | alasan kenaikan anggaran | reason for budget rise | (Mengapa/Kenapa) (anggaran/biaya) <e> (naik/turun/dipotong)? | Why (was the budget of <e> cut/did the budget of <e> go up)?
protest c,p,r,k | tanggapan warga | public reaction | Bagaimana (tanggapan/reaksi) (warga/masyarakat) terhadap <e>? | How did (residents/the public) react to <e>?
press c,p,m,s | liputan media | press coverage | Media (apa/mana) yang (meliput/memberitakan) <e>? | Which (newspaper/media) reported on <e>?
award k,i,p,c | penghargaan | awards | (Penghargaan apa/Apa penghargaan) yang (diraih/diterima) <e>? | Which (award/prize) did <e> (win/receive)?
clockq m,p | jam mulai | starting time | (Jam berapa/Pukul berapa) <e> (dimulai/mulai)? | (At what time/What time) did <e> (begin/start)?
food m,p | hidangan | catering | (Apa hidangan/Makanan apa yang disajikan) (di/dalam) <e>? | What (food was served/was on the menu) at <e>?
quorum m,r | kuorum | quorum | Berapa kuorum (dalam/untuk) <e>? | What is the quorum (for/of) <e>?
votes m,r | jumlah suara | number of votes | Berapa (suara/orang) yang (setuju/mendukung) (dalam/) <e>? | How many (votes were cast/people voted) in favour of <e>?
pages s,r | jumlah halaman | number of pages | (Berapa/Ada berapa) halaman <e>? | How many pages does <e> have?
supervisor_thesis s | dosen pembimbing | thesis adviser | Siapa (dosen pembimbing/pembimbing/penguji) <e>? | Who was the (adviser/examiner) of <e>?
publisher s,r | penerbit | publisher | (Siapa penerbit/Diterbitkan oleh siapa/Penerbit apa yang mencetak) <e>? | Who (published/is the publisher of) <e>?
limits s | keterbatasan penelitian | limitations | (Apa/Apa saja) (keterbatasan/kelemahan) <e>? | What are the (limitations/weaknesses) of <e>?
hypothesis s | hipotesis | hypothesis | Apa hipotesis (dalam/) <e>? | What is the hypothesis of <e>?
trade k,c | nilai perdagangan | value of trade | Berapa nilai (perdagangan/ekspor/investasi) (dalam/dari) <e>? | What is the value of (trade/exports/investment) (under/of) <e>?
students c,i,p | jumlah mahasiswa pertukaran | number of exchange students | (Berapa/Ada berapa) (mahasiswa/pelajar) yang (dikirim/ikut pertukaran) (lewat/melalui) <e>? | How many students were sent (through/by) <e>?
distance k,c | jarak | distance | Berapa (jarak/kilometer) (ke/dari) <e>? | How far (away is/is it to) <e>?
appendix r,c | lampiran | annexes | (Ada berapa/Berapa jumlah) lampiran <e>? | How many (annexes/appendices) does <e> have?
replaced r | peraturan yang dicabut | repealed regulation | Peraturan (apa/mana) yang (dicabut/diganti) (oleh/dengan) <e>? | Which (regulation/rule) does <e> (repeal/replace)?
audit i,p,c | hasil audit | audit result | (Apa/Bagaimana) hasil (audit/pemeriksaan keuangan) <e>? | What (was the result of the audit/did the auditors say) of <e>?
debt i,k,p | utang | debt | Berapa (utang/kewajiban utang) <e>? | How (much debt does <e> have/large is the debt of <e>)?
victims k,p | jumlah korban | number of victims | (Berapa/Ada berapa) korban (dalam/di) <e>? | How many (victims/casualties) were there (in/at) <e>?
colour i,k,p | warna seragam | colour of the uniform | Apa warna (seragam/bendera) <e>? | What colour is the (uniform/flag) of <e>?
"""

LEADS = {
    "id": ("Selain itu, ", "Menurut register, ", "Tercatat bahwa ", "Di sisi lain, ", "Berdasarkan dokumen tersebut, "),
    "en": ("In addition, ", "According to the register, ", "It is noted that ", "Moreover, ", "As the file shows, "),
}
"""How a sentence may begin."""

PRESUPPOSED = frozenset({"why_end", "why_cancel", "why_resign", "why_move", "why_rise", "successor", "replaced"})
"""Absent attributes whose questions take for granted what no passage says."""

HEADINGS = """
Ringkasan | Summary
Gambaran umum | Overview
Data pokok | Key data
Pelaksanaan | Implementation
Catatan | Notes
Perkembangan | Developments
Latar belakang | Background
Keterangan lain | Further details
Isi dokumen | Contents
Hal yang dicatat | Points recorded
Pembahasan | Discussion
Rincian | Particulars
"""

KINDS = """
c | Lembar fakta: <title>; Profil mitra: <title>; Register: <title> | Fact sheet: <title>; Partner profile: <title>; Register: <title>
k | Profil <title>; Lembar fakta <title>; Sekilas <title> | Profile of <title>; Fact sheet: <title>; <title> at a glance
i | Profil <title>; Laporan tahunan <title>; <title> | Profile of <title>; Annual report: <title>; <title>
p | Laporan <title>; Lembar program: <title>; <title> | Report on <title>; Programme sheet: <title>; <title>
s | Ikhtisar <title>; Ringkasan <title>; <title> | Digest of <title>; Summary of <title>; <title>
r | <title>; Penjelasan <title> | <title>; Commentary on <title>
m | Notula <title>; Catatan <title> | Minutes of <title>; Notes on <title>
"""

MISSING = {
    "id": (
        "[<np> <e> tidak ditemukan dalam sumber mana pun yang dibaca].",
        "[Sumber yang diperiksa tidak menyebut <np> <e>].",
        "[Sampai penulisan dokumen ini, <np> <e> belum diketahui].",
    ),
    "en": (
        "[The <np> of <e> was not found in any of the sources].",
        "[None of the sources mentions the <np> of <e>].",
        "[At the time of writing, the <np> of <e> was not known].",
    ),
}
MISSING_QUESTIONS = {
    "id": (
        "Apakah <np> <e> (ditemukan/diketahui/ada datanya)?",
        "(Bagaimana keadaan data/Apa yang diketahui) tentang <np> <e>?",
        "(Ada/Apa ada) (keterangan/informasi) (soal/tentang) <np> <e>?",
    ),
    "en": (
        "(Was/Is) the <np> of <e> (found/known/recorded)?",
        "What is known about the <np> of <e>?",
        "Is there any (information/data) on the <np> of <e>?",
    ),
}

CHAPTERED = {
    "id": ("Menurut <chapter>, <question>", "Di <chapter>, <question>", "Dalam <chapter>: <question>"),
    "en": ("According to <chapter>, <question>", "In <chapter>, <question>", "As stated in <chapter>, <question>"),
}

POLITE = {
    "id": ("tolong jelaskan, ", "mau tanya, ", "halo, ", "kak, ", "mohon info: ", "boleh tahu "),
    "en": ("please tell me: ", "quick question: ", "hi, ", "could you say ", "I'd like to know: "),
}
SLANG = {
    "bagaimana": "gmn gimana",
    "mengapa": "knp kenapa",
    "kenapa": "knp",
    "apa saja": "apa_aja apa_aj",
    "berapa": "brp",
    "kapan": "kpn",
    "yang": "yg",
    "dengan": "dgn sama",
    "tidak": "ga nggak gak",
    "dalam": "dlm",
    "untuk": "utk buat",
    "tentang": "ttg soal",
    "pada": "pd",
    "karena": "krn",
    "di mana": "dimana dmn",
    "kerja sama": "kerjasama kerja_sama",
    "tahun": "thn",
    "adalah": "itu",
    "siapa saja": "siapa_aja",
    "sudah": "udah",
}

WORDS = {
    "field": """
pengelolaan sampah | waste management
pendidikan vokasi | vocational education
tata air | water management
kerajinan kaca | glass crafts
transportasi sungai | river transport
kesehatan ibu | maternal health
arsip digital | digital archives
pertanian kota | urban farming
pencegahan kebakaran | fire prevention
musik tradisional | traditional music
energi angin | wind energy
perpustakaan keliling | mobile libraries
olahraga remaja | youth sports
pariwisata pegunungan | mountain tourism
industri keramik | the ceramics industry
perikanan darat | inland fisheries
kewirausahaan perempuan | women's entrepreneurship
penerangan jalan | street lighting
pelestarian bangunan tua | conservation of old buildings
penelitian benih | seed research
""",
    "act": """
pertukaran guru | teacher exchanges
lokakarya arsip | archive workshops
pameran kerajinan | craft exhibitions
pelatihan juru masak | training of cooks
kunjungan pelajar | pupils' visits
lomba perahu | boat races
seminar daring | online seminars
magang teknisi | technicians' placements
festival film pendek | short-film festivals
penanaman pohon | tree planting
konser bersama | joint concerts
kursus bahasa | language courses
""",
    "cause_subject": """
anggaran pendamping | the matching budget
koordinasi antarbidang | coordination between divisions
jumlah penerjemah | the number of translators
naskah teknis | the technical text
dukungan dewan kota | support from the city council
jadwal kedua pihak | the schedule of both sides
alur perizinan | the licensing procedure
komitmen pimpinan baru | the commitment of the new leaders
kapasitas staf | staff capacity
pembagian tugas | the division of tasks
sarana angkutan | means of transport
minat warga | the interest of residents
sistem pelaporan | the reporting system
data lapangan | field data
""",
    "cause_state": """
masih terbatas | is still limited
belum jelas | is not yet clear
berubah setiap tahun | changes every year
tertunda berbulan-bulan | was held up for months
tidak merata | is uneven
menurun sejak pergantian pejabat | has declined since officials changed
tidak sesuai kebutuhan | does not match the needs
belum disepakati kedua pihak | has not been agreed by both sides
terlalu rumit | is too complicated
bergantung pada satu orang | depends on one person
""",
    "goal_verb": """
memperluas | expand
memperkuat | strengthen
memperbaiki | improve
menjaga | maintain
memperkenalkan | introduce
menata kembali | reorganise
mendorong | encourage
menyamakan | harmonise
""",
    "goal_thing": """
layanan air minum | drinking-water services
pertukaran pelajar | pupil exchanges
mutu pelatihan guru | the quality of teacher training
akses warga pada arsip | residents' access to archives
pendapatan perajin | the income of craftspeople
keselamatan di sungai | safety on the river
tata kelola pasar | market governance
jejaring peneliti muda | the network of young researchers
kesiapan menghadapi banjir | flood preparedness
standar pelaporan | reporting standards
""",
    "result_subject": """
jumlah wisatawan | the number of visitors
pendapatan perajin | the income of craftspeople
volume sampah | the volume of waste
jumlah guru terlatih | the number of trained teachers
waktu tunggu layanan | waiting time for services
kebocoran pipa air | leakage from water pipes
jumlah koleksi arsip | the number of archived items
angka putus sekolah | the drop-out rate
""",
    "result_change": """
naik <pct> persen | rose by <pct> per cent
turun <pct> persen | fell by <pct> per cent
bertambah dua kali lipat | doubled
berkurang separuh | was cut by half
membaik dalam <n> bulan | improved within <n> months
tetap sama seperti sebelumnya | remained the same as before
""",
    "step": """
pengajuan usulan | submission of a proposal
pemeriksaan berkas | examination of the papers
penyusunan rencana kerja | drafting of a work plan
pembahasan dengan dewan | discussion with the council
penandatanganan naskah | signing of the text
pelatihan petugas | training of officers
pengumpulan data lapangan | collection of field data
evaluasi tengah tahun | mid-year evaluation
pelaporan akhir | final reporting
uji coba terbatas | a limited trial
penetapan tim bersama | appointment of a joint team
pengumuman kepada warga | announcement to residents
""",
    "duty": """
menyerahkan laporan tertulis | hand in a written report
membentuk tim pemantau | form a monitoring team
menyusun anggaran bersama | draw up a joint budget
menunjuk penerjemah tetap | appoint a permanent translator
memperbarui daftar mitra | update the list of partners
mengumumkan hasil seleksi | announce the results of the selection
menyimpan salinan naskah | keep copies of the text
menggelar evaluasi setiap semester | hold an evaluation every half-year
melibatkan kelompok warga | involve groups of residents
menambah jumlah petugas | increase the number of officers
""",
    "office": """
sekretaris daerah | the regional secretary
kepala bagian | the head of division
tim pelaksana | the implementing team
pihak kedua | the second party
panitia | the committee
camat | the district head
""",
    "topic": """
peran warga | the role of residents
pergantian pejabat | changes of officials
pembiayaan bersama | joint financing
alih pengetahuan | transfer of knowledge
pengelolaan arsip | management of archives
pertukaran staf | staff exchange
penggunaan lambang | use of the emblem
pelaporan berkala | periodic reporting
pemilihan mitra | selection of partners
kerahasiaan data | confidentiality of data
""",
    "opinion_subject": """
keberhasilan kemitraan | the success of a partnership
kepercayaan antarpihak | trust between the parties
mutu layanan | the quality of services
keberlanjutan program | the continuity of a programme
peran pemerintah kota | the role of the city government
partisipasi warga | citizens' participation
""",
    "opinion_verb": """
bergantung pada | depends on
dibatasi oleh | is limited by
tumbuh dari | grows out of
tidak dapat dilepaskan dari | cannot be separated from
lebih ditentukan oleh | is determined rather by
diperkuat oleh | is strengthened by
""",
    "opinion_thing": """
ketersediaan anggaran | the availability of funds
kejelasan aturan | clear rules
hubungan pribadi para pejabat | personal ties between officials
kemampuan staf daerah | the ability of local staff
ingatan kelembagaan | institutional memory
pemantauan yang teratur | regular monitoring
keterbukaan informasi | openness of information
""",
    "term_noun": """
kemitraan | partnership
jejaring | network
anggaran | budgeting
diplomasi | diplomacy
tata kelola | governance
pengawasan | oversight
pembelajaran | learning
perencanaan | planning
""",
    "term_kind": """
simpul | nodal
bertingkat | tiered
lintas sungai | cross-river
berbalik | reverse
senyap | silent
serempak | synchronous
melingkar | circular
ganda | dual
""",
    "genus": """
cara kerja | a way of working
bentuk hubungan | a form of relationship
rangkaian kegiatan | a series of activities
kesepakatan tertulis | a written agreement
sistem penilaian | a system of assessment
pola pembagian tugas | a pattern of sharing tasks
""",
    "difference": """
yang melibatkan dua kota atau lebih tanpa perantara | that involves two or more cities without an intermediary
yang menempatkan warga sebagai pengambil keputusan | that puts residents in the place of decision-makers
yang diulang setiap tahun dengan mitra berbeda | that is repeated every year with different partners
yang menggabungkan dana publik dan swasta | that combines public and private money
yang dijalankan tanpa perjanjian resmi | that is carried out without a formal agreement
yang mengukur hasil sebelum kegiatan dimulai | that measures results before the work begins
""",
    "method": """
kualitatif deskriptif | a qualitative descriptive method
kuantitatif dengan survei | a quantitative survey
studi kasus | a case study
campuran dengan kuesioner dan wawancara | mixed methods with questionnaires and interviews
etnografi | ethnography
analisis isi dokumen | content analysis of documents
penelitian tindakan | action research
""",
    "theory_noun": """
teori pertukaran | exchange theory
teori kelembagaan | institutional theory
model implementasi | implementation model
teori jaringan | network theory
kerangka partisipasi | participation framework
teori ketergantungan | dependence theory
""",
    "status": """
aktif | active
tidak aktif | inactive
dalam perpanjangan | under renewal
berakhir | ended
masih dibahas | under discussion
ditangguhkan | suspended
menunggu pengesahan | awaiting ratification
""",
    "form": """
nota kesepahaman | memorandum of understanding
surat pernyataan kehendak | letter of intent
perjanjian pelaksanaan | implementing arrangement
deklarasi bersama | joint declaration
surat pertukaran | exchange of letters
protokol tambahan | additional protocol
""",
    "job": """
guru | teacher
insinyur | engineer
anggota dewan | council member
pengusaha | business owner
dokter | doctor
peneliti | researcher
""",
    "direction": """
utara | northern
selatan | southern
timur | eastern
barat | western
tengah | central
""",
    "building": """
Balai Kota <Name> | <Name> City Hall
Gedung <Name> | <Name> Building
Hotel <Name> | Hotel <Name>
Museum <Name> | <Name> Museum
Pendopo <Name> | <Name> Pavilion
Aula <Name> | <Name> Hall
""",
    "body": """
Yayasan <Name> | <Name> Foundation
Dewan Kota <Name> | <Name> City Council
Bank <Name> | <Name> Bank
Badan Pembangunan <Name> | <Name> Development Agency
Kementerian Urusan Kota <Name> | <Name> Ministry of Urban Affairs
""",
    "body2": """
Koperasi <Name> | <Name> Cooperative
Universitas <Name> | University of <Name>
Pusat Studi <Name> | <Name> Study Centre
Dinas Teknis Kota <Name> | <Name> Technical Department
Perkumpulan <Name> | <Name> Association
""",
    "institution": """
Dinas Kearsipan <Name> | <Name> Archives Office
Universitas <Name> | University of <Name>
Lembaga Riset <Name> | <Name> Research Institute
Museum Kota <Name> | <Name> City Museum
Balai Pelatihan <Name> | <Name> Training Centre
Perusahaan Air <Name> | <Name> Water Company
""",
    "programme": """
Program <Name> | <Name> Programme
Proyek <Name> | <Name> Project
Festival <Name> | <Name> Festival
Beasiswa <Name> | <Name> Scholarship
Gerakan <Name> | <Name> Campaign
""",
    "study": """
penelitian | study
skripsi | undergraduate thesis
tesis | thesis
disertasi | dissertation
kajian | survey
""",
    "rule": """
Peraturan Wali Kota <Name> Nomor <n> Tahun <y> | <Name> Mayoral Regulation Number <n> of <y>
Peraturan Daerah <Name> Nomor <n> Tahun <y> | <Name> Regional Regulation Number <n> of <y>
Keputusan Rektor <Name> Nomor <n> Tahun <y> | <Name> Rector's Decree Number <n> of <y>
Pedoman Kerja <Name> | <Name> Working Guidelines
""",
    "meeting": """
rapat koordinasi <Name> | the <Name> coordination meeting
rapat panitia <Name> | the <Name> committee meeting
pertemuan tim <Name> | the <Name> team meeting
musyawarah warga <Name> | the <Name> residents' assembly
rapat evaluasi <Name> | the <Name> evaluation meeting
""",
    "generic": """
kerja sama ini | this partnership
kota ini | this city
lembaga ini | this institution
program ini | this programme
penelitian ini | this study
peraturan ini | this regulation
pertemuan ini | this meeting
""",
}
