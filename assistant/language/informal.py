"""How Indonesian and English are written in messages, and the standard form of each: data only.

General language, nothing of any corpus. What depends on the words around it ("sm", "sama", "an", "kok") is decided in
`assistant.answering.question.spelling`; particles that only colour a sentence have no standard form and are left out.
"""

from __future__ import annotations


def _pairs(text: str) -> dict[str, str]:
    """ "a b = standard form" a line -> each short form with its standard one."""
    forms = {}
    for line in text.strip().splitlines():
        short, _, standard = line.partition("=")
        forms.update(dict.fromkeys(short.split(), standard.strip()))
    return forms


STANDARD_FORMS = {
    "id": _pairs(
        """
        knp knapa napa ngapa knpa = mengapa
        brp brapa brpa = berapa
        gmn gmana gimana gimna bgmn bgmna bagaimn gmna = bagaimana
        kpn kapn = kapan
        dmn dmana dimana dimn = di mana
        kmn kmana kemana = ke mana
        drmn darimana = dari mana
        sapa sp siapakh = siapa
        yg yng = yang
        dgn dg dngn dengn = dengan
        dr dri = dari
        pd = pada
        kpd = kepada
        utk untk tuk = untuk
        krn krna karna = karena
        ttg tntg ttng = tentang
        thd thdp trhdp = terhadap
        dlm dlam = dalam
        sblm sblum sebelom = sebelum
        stlh stlah = setelah
        slm slma = selama
        sjk = sejak
        smp smpe sampe ampe nyampe = sampai
        sbg sbgai = sebagai
        spt sprti kyk kayak = seperti
        tsb tsbt trsbt = tersebut
        blm blom blum belom = belum
        sdh udh udah dah = sudah
        tlh = telah
        msh masi = masih
        tdk gak ga gk nggak ngga enggak engga kagak ndak = tidak
        bkn = bukan
        jgn = jangan
        hrs = harus
        bs bsa = bisa
        dpt dapet = dapat
        jd jdi = jadi
        jg jga = juga
        lg lgi = lagi
        skrg skrng skrang skg = sekarang
        kmrn kmaren kemaren = kemarin
        nti ntar = nanti
        klo kalo kl klu kalu = kalau
        tp tpi = tapi
        trs trus = terus
        aja aj doang doank = saja
        cuma cuman cm = hanya
        emang emg mang = memang
        bgt bngt banget = sangat
        byk bnyk = banyak
        bbrp bbrapa = beberapa
        plg plng = paling
        lbh = lebih
        krg krng = kurang
        smua smw = semua
        stiap tiap2 = setiap
        org orng = orang
        thn taun = tahun
        tgl = tanggal
        bln = bulan
        jml jmlh = jumlah
        sy = saya
        gw gue = saya
        tlg tolongin = tolong
        pke pake = pakai
        bikin = membuat
        kerjasama krjsama kerjasma krjasama = kerja sama
        bekerjasama bkrjasama = bekerja sama
        walikota = wali kota
        negri = negeri
        tandatangan = tanda tangan
        """
    ),
    "en": _pairs(
        """
        what's whats = what is
        where's wheres = where is
        who's whos = who is
        when's whens = when is
        why's whys = why is
        how's hows = how is
        that's thats = that is
        there's theres = there is
        isn't isnt = is not
        aren't arent = are not
        wasn't wasnt = was not
        weren't werent = were not
        don't dont = do not
        doesn't doesnt = does not
        didn't didnt = did not
        hasn't hasnt = has not
        haven't havent = have not
        can't cant cannot = can not
        couldn't couldnt = could not
        won't wont = will not
        wich whch wch = which
        thier = their
        u = you
        ur = your
        pls plz plss = please
        abt = about
        bc cuz coz cos becuz = because
        btwn = between
        govt gov't = government
        yr = year
        yrs = years
        dept = department
        intl int'l = international
        thru = through
        wanna = want to
        gonna = going to
        gimme = give me
        """
    ),
}

PARTICLES = frozenset("sih dong donk deh dech nih tuh lho loh yah hehe".split())
"""Indonesian particles that ask nothing and name nothing."""

COURTESIES = frozenset(
    "terima kasih makasih trims terimakasih thanks thank thx halo hai hello hi hey selamat pagi siang sore malam bye "
    "ok oke okay sip siap baik good morning afternoon evening great nice mantap".split()
)
"""Words of greeting and thanks, which ask nothing."""

SOUND_ALIKE = ("ckq", "szx", "iye", "fvp", "uow", "bp", "dt", "gk")
"""Letters that are written for one another by ear."""

KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
"""The rows of the usual keyboard, from the top."""
