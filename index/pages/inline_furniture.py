"""What furniture inside a line says: buttons, requests, ways to other stories, who wrote it."""

from __future__ import annotations

from typing import Final

from index.pages import other_stories

# Where a sentence is over, or a word with nothing but its full stop lost.
_ENDED: Final = r"(?<=[.!?”\"’')\]…])\s*"
# What stands between two sentences: a button, a request, a way to another story, who wrote it.
_CITY: Final = r"\b[A-Z][a-z]+(?:, [A-Z][a-z]+)?"
_CLOCK: Final = r"[A-Z]\w+, \d{1,2} [A-Z]\w{2,9} +\d{4} \d\d[:.]\d\d WI(?:B|TA|T)"
# Words that open a sentence behind a name.
_FIRST: Final = "Dalam|Di|Ketika|Pada|Saat|Sejak|Seperti|Setelah"
# The same that no mark of a whole line has: what it must have one of, what is before it, itself, what is
# behind it, its reason.
NAMED: Final = (
    # 'Judul Nama Orang - detikInet Senin, 25 Sep 2017 08:26 WIB Foto: Internet Jakarta - '
    (
        ("- detik", "– detik"), "^",
        rf".{{10,250}}? [-–] detik\w+ {_CLOCK}.{{0,400}}?", rf"(?={_CITY} [-–] )", "byline",
    ),
    (
        ("Daftar Isi",), "^", r"Daftar Isi\b.{0,700}?", rf"(?={_CITY}(?:, CNN Indonesia --| [-–] [A-Z]))",
        "menu",
    ),
    (("Daftar Isi",), "^", "Daftar Isi", r"(?= [A-Z]|$)", "menu"),
    (
        ("Daftar Halaman",), "",
        r"(?:Halaman Selanjutnya \d\. Foto: \w+ )?Halaman(?: \d)+ Daftar Halaman"
        r"(?: Daftar Halaman| \d| Foto: \w+)*",
        r"(?=\W|$)", "paging",
    ),
    (
        ("laman Sel", "laman sel", "laman Ber", "laman ber", "LAMAN "), _ENDED,
        r"(?:(?:Lanjut ke|B(?:aca|ACA)(?: di)?|(?:Simak s|S)elengkapnya di) )?"
        r"(?i:halaman (?:selanjutnya|berikutnya|selengkapnya))(?:[ .:…]*|[\s=>]*$)",
        r"(?=[A-Z\"“0-9]|$)", "paging",
    ),
    (("Tags ",), r"(?<=[\s\u200b])", r"Tags [A-Z0-9][^.!?:]{4,200}", "$", "tags"),
    (("Halaman ",), _ENDED, r"Halaman \d{1,2} dari \d{1,2}", r"(?=\s|$)", "paging"),
    (
        ("Simak ", "Lihat ", "Tonton ", "Saksikan "), "",
        r"['\"“]?(?:Simak|Lihat|Tonton|Saksikan)(?: [Jj]uga)? Video:? ?['\"“‘].{5,140}?['\"”’]\s?:?",
        r"(?=\s*(?:$|\[Gambas|\([a-z]{3}/[a-z]{3}\)))", "related",
    ),
    (
        ("Simak juga", "Lihat juga", "Tonton juga", "Saksikan juga"), r"(?:(?<=[.!?”\")\]…])\s*|(?<=\s\s))",
        r"['‘]?(?:Simak|Lihat|Tonton|Saksikan) juga [Vv]ideo:? .{5,150}?",
        r"(?=\s*(?:$|\[Gambas))", "related",
    ),
    (
        ("imak Video", "ihat Video", "onton Video"), r"(?<=[.!?”\")\]…])\s*",
        r"(?:Simak|Lihat|Tonton) Video:? ?['\"“‘]?[A-Z0-9](?:(?!\. |Video|['\"”’]: ).){14,150}?",
        r"(?=\s*(?:$|\[Gambas))", "related",
    ),
    (("lak-blakan:",), "", r"Saksikan [Jj]uga Blak-blakan: .{5,120}", "$", "related"),
    (
        # A programme whose recording a scrape lost: 'Saksikan Live DetikPagi:', 'Tonton Cerita Desa:'.
        ("Saksikan ", "Tonton ", "Melihat Kembali "), _ENDED,
        r"(?:Saksikan|Tonton|Melihat Kembali) (?:[\w.']+ ){0,2}(?:[A-Z]\w+|[a-z]+[A-Z]\w+)"
        r"(?: [A-Z]\w+| on){0,6}\s?:",
        r"\s*$", "related",
    ),
    ((" Live ",), _ENDED, r"Simak Live [Dd]etik\w+\s?:", r"\s*$", "related"),
    (("ACA: http",), "", r"BACA: https?://\S+", "", "related"),
    (
        (
            "Artikel ini ", "Artikel Ini ", "Berita ini ", "Berita Ini ", "Video ini ", "erita ini s",
            "ebagian artikel",
            "Sebelumnya berita ini", "Sebelumnya, berita ini", "Sebelumnya artikel ini",
            "Sebelumnya, artikel ini",
        ),
        rf"(?:{_ENDED}|(?<=\.com)\s|(?<=:)\s{{2,}})",
        r"(?:\(?Penulis[^).]{3,40}?\)?\s?(?:Sumber\s?: ?[^.:]{3,40}?)?)?(?:\(\*\)\s?)?"
        r"(?:\(?Sebagian (?:isi )?(?:artikel|berita)(?: ini)?"
        r"|(?:Sebelumnya,? )?(?:[Aa]rtikel|[Bb]erita|[Vv]ideo) [Ii]ni) "
        r"(?:sebelumnya )?"
        r"(?:(?:[Tt]elah|[Ss]udah|pertama kali)(?: lebih dulu)?"
        r" (?i:(?:di)?tayang(?:kan)?|(?:di)?terbit(?:kan)?|dimuat)"
        r"(?: (?:[Dd]i|pada|oleh)| (?=\w+\.com)) .{3,330}"
        # What was once shown anywhere else a story tells, too.
        r"|(?:[Tt]elah|[Ss]udah|(?<![Vv]ideo ini )[Pp]ernah)(?: lebih dulu)?"
        r" (?i:ditayangkan|tayang|diterbitkan|terbit|dimuat|dipublikasikan) (?:[Dd]i|pada|oleh)"
        r" (?=[^.]{0,60}(?:\w\.(?:com|co\.id|id|net)\b|dengan judul|berjudul|edisi)).{3,330}"
        r"|(?:[Tt]elah|[Ss]udah|pertama kali)(?: lebih dulu)? di \w+\. Selengkapnya klik.{0,30})",
        "$", "promo",
    ),
    (
        # Who tells of a link has no capital before it ('klik di sini untuk mendaftar').
        (
            "lik di sini", "lik DI SINI", "lik disini", "ideo di atas", "nya di atas", "nya di sini",
            "nya disini", "lihat di sini", "tonton di sini", "saksikan di sini",
        ),
        r"(?<=[.!?*”\"’')\]])\s*",
        r"(?:\(\*\) ?)?"
        r"(?:Untuk (?:melihat|menonton|menyaksikan|mendengarkan)\b(?=[^.!?]{0,60}\b(?:video|foto|berita"
        r"|artikel|tayangan|siaran|rekaman|infografi[ks]|lagu|selengkapnya)(?:nya)?\b)[^.!?]{3,90}"
        r", ?(?i:klik di ?sini)"
        r"|(?:Lihat|Simak|Tonton|Saksikan) (?:[Vv]ideo(?:nya)?|[Ss]elengkapnya(?: video)?) di ?(?:sini|atas)"
        r"|Video (?:selengkapnya|lengkapnya) (?:dapat|bisa) (?:dilihat|ditonton|disaksikan) di ?sini"
        r"|(?:Mau|Ingin) (?:tahu|baca) (?:berita|artikel|info\w*) lain(?:nya)?[^.?!]{0,40}\? Klik di ?sini)"
        r"(?:[.!]+|(?=$))(?: ?\(\*\))?",
        r"(?=$|\s*[\[(]|\s(?:[A-Z“\"]|\d{1,2}\. ))", "related",
    ),
    (
        (" video selengkapnya", "imak videonya"), r"(?<=[.!?*”\"’')\]])\s*",
        r"(?:\(\*\) ?)?(?:Untuk (?:melihat|menonton) video selengkapnya,? (?i:klik di ?sini)"
        r"|Simak videonya(?: (?:di ?sini|berikut|berikut ini|di bawah ini)))\W{0,2}",
        r"(?=$|[\[(][a-z]{2,8}[\])]$)", "related",
    ),
    # The page numbers of an article in two or three parts.
    (
        (" 1 2", "2Tampilkan ", "3Tampilkan ", "4Tampilkan "), r"(?<=[.!?”\"’')\]])\s*",
        r"(?:1 2(?: 3)?|123?4?Tampilkan Semua)", "$", "paging",
    ),
    (("Dilarang keras",), _ENDED, "Dilarang keras mengambil konten.{0,220}", "$", "copyright"),
    (
        ("Pewarta:", "Pewarta :"), r"(?<=[a-z.!?”\"’')\]…])\s*",
        r"Pewarta\s?: [^:]{3,60}(?:(?:Editor|Penyunting)\s?:[^:]{3,60})?", "$", "byline",
    ),
    (
        (" | Sumber",), _ENDED, r"(?:Editor|Penulis|Reporter)\s?: [^.:|]{3,50} \| Sumber\s?: .{2,40}", "$",
        "byline",
    ),
    (
        ("itulis oleh", "ITULIS OLEH"), r"(?<=[a-z.!?”\"’')\]…])\s*",
        r"\((?:[Dd]itulis|DITULIS) (?:oleh|OLEH):? [^()]{2,60}\)\.?", "$", "byline",
    ),
    (
        ("Editor:", "Editor :"), r"(?<=[=.!?”\"’')\]])\s*", r"Editor\s?: [A-Z][\w.’' ]{2,40}", "$", "byline",
    ),
    (
        ("Reporter:", "Reporter :"), _ENDED,
        r"\(?Reporter\s?: [A-Z][\w.’']*(?: [A-Z][\w.’']*){0,4}\)?", "$", "byline",
    ),
    (
        ("Penulis:", "Penulis :"), _ENDED,
        r"(?:\(\*{1,3}[.)]? ?)?Penulis\s?: [A-Z][\w.’' ]{2,40}\)?", "$", "byline",
    ),
    # '(Penulis: Nama Orang | Editor: Nama Lain, Nama Ketiga)', 'Penulis: Nama Orang/Sumber: Kantor'
    (
        ("Penulis:", "Reporter:"), _ENDED,
        r"\(?(?:Penulis|Reporter): [A-Z][\w.’' ]{2,40}"
        r"(?: ?\\?[|/] ?(?:(?:Editor|Sumber):? ?)?[A-Z][\w.,’' ]{2,110}){1,3}\)?",
        "$", "byline",
    ),
    (
        # Behind a sentence, or behind the address of what he read.
        ("Fact Che", "Fact che"), rf"(?:{_ENDED}|(?<=[\w/])\s)",
        r"Fact ?[Cc]hec?ker ?: [A-Z][a-z]+(?: [A-Z][a-z]+){0,3}",
        r"(?=\s+Referensi\b|\s*$)", "byline",
    ),
    (
        ("umber:", "umber :", "ource:", "ource :"), _ENDED,
        r"(?:[Ss]umber|[Ss]ource)\s?: ?[A-Za-z][\w.]{2,25}(?: [A-Z][\w.]{1,20}){0,2}"
        r"(?:/[A-Z]\w+(?: [A-Z]\w+){0,3})?", "$", "byline",
    ),
    (
        ("Video ", "Video:"), _ENDED,
        r"(?:Simak! |Jangan (?:Lewatkan|Sampai Ketinggalan) )?Video (?:Pilihan Redaksi|Terpopuler|Terbaru)"
        r"(?: [Hh]ari)?(?: [Ii]ni)?\s?:", "$", "related",
    ),
    (
        ("Video:",), _ENDED, r"Video: [A-Z].{10,120}? \([a-z]{3}/[a-z]{3}\)", "$", "related",
    ),
    (
        # The title of a video below the text, twice, and the desk's signature.
        ("Video",), r"(?:(?<=[.!?”\"’')\]…])\s*|(?<=\w)\s)",
        r"(?P<video>Video:? ?['‘]?[A-Z0-9](?:(?!Video).){9,149}\S)\s*(?P=video)",
        r"(?=\s*(?:$|\([a-z]{3}/[a-z]{3}\)))",
        "related",
    ),
    (
        ("ostingan ini", "iew this post"), "",
        r"(?:Lihat postingan ini di|View this post on) Instagram"
        r"(?:\s*(?:Sebuah kiriman dibagikan oleh|A post shared by)[^()@]{1,80}\(@[\w.]+\)\.?)?"
        r"(?:\s?Loading\.\.\.)?", "", "promo",
    ),
    (
        ("Yuk, simak juga", "Yuk baca ", "artikel menarik lainnya", "Yuk, baca juga",
            "baca yang ini juga"),
        r"(?:^|(?<=[.!?”\"’')]))\s*",
        r"(?:Yuk,? (?:simak|baca) (?:juga|artikel lain(?:nya)?)|Baca artikel menarik lainnya"
        r"|Jangan ketinggalan baca yang ini juga)\b.{0,900}",
        "$", "related",
    ),
    (
        ("penulisan artikel ini",), _ENDED,
        r"[A-Z][\w’']+?(?:,? (?:dan )?[A-Z][\w’']*?){0,11} ?berkontribusi dalam penulisan artikel ini\.?",
        r"(?=$|\s[A-Z])", "byline",
    ),
    (
        # 'Dapatkan informasi lain dari Contoh.com lewat WhatsApp: di sini'
        ("Dapatkan informasi lain", "Dapatkan info lain", "Dapatkan berita lain", "Dapatkan kabar lain"), "",
        r"Dapatkan (?:informasi|info|berita|kabar) lain(?:nya)? .{4,60}?"
        r"(?:lewat|melalui|via) (?:[a-z]+ )?(?:WhatsApp|Whatsapp|WA|Telegram)\b\W{0,3}(?:di ?sini\b\W{0,2})?",
        "", "promo",
    ),
    (
        ("berita pilihan kami",), "",
        r"Simak breaking news dan berita pilihan kami langsung di ponselmu\..{0,160}?"
        r"(?:install aplikasi WhatsApp ya\.?|$)", "", "promo",
    ),
    (
        ("ergabung dengan", "ergabung di"), "",
        r"(?:(?:Alumnus|Lulusan) [^.]{5,150}\. )?"
        r"Bergabung (?:dengan|di) ?Tempo ?(?:sejak|pada) ?\d{4}\b.{0,2500}",
        "$", "promo",
    ),
    (
        ("Isi komentar sepenuhnya",), r"(?<![\s:])\s*",  # behind a colon it is quoted
        r"Isi komentar sepenuhnya adalah tanggung jawab pengguna.{0,60}", "$", "notice",
    ),
    (
        ("ANTARA FOTO/",), "", r"[(\[]ANTARA FOTO/[^()\[\]]{2,50}[)\]]\.?", r"(?=[A-Z\"“])", "caption",
    ),
    (
        ("| Editor ",), _ENDED, r"\(?Penulis:? [^()|]{3,40} \| Editor:? [^()|]{3,40}\)?",
        r"(?=$|\s*Dapatkan)", "byline",
    ),
    (
        # A link and a video's name, twice, up to the desk's signature; a word in brackets has a vowel.
        ("Baca juga: ",), _ENDED,
        r"Baca juga: (?:(?!\. [A-Z]).){10,400}? \((?:[a-z]{3,4}/[a-z]{3,4}|[b-df-hj-np-tv-z]{4,6})\)",
        "(?=$| [a-z])", "related",
    ),
    (("Perbesar",), r"(?<=[.!?)])", "Perbesar", r"(?=\s|$|[A-Z\"“])", "menu"),
    (
        ("elusuri artikel",), "",
        r"(?:Pilihan [Ee]ditor\s?:.{10,2500}?)?Telusuri artikel terbaru Tempo melalui ?Chatbot di W\w+"
        r"(?: \(Beta Version\))?", "", "promo",
    ),
    (("hannel Rep",), "", "Ikuti Whatsapp Channel Republika", "", "promo"),
    (
        # 'Oleh:Nama OrangWARGA menanam …'
        ("Oleh:", "Oleh :", "Oleh,:", "Penulis:", "Penulis :"), "^",
        r"(?:Oleh,?|Penulis)\s?:\s?(?:(?:[A-Z][a-z’']*\.?|dan|bin|al)\s){0,8}[A-Z][a-z’']+\.?\*?",
        r"(?=\s{0,3}[A-Z]{3,}\w*[\s,.]|\s?DI [A-Z]|\s?[“\"(][A-Za-z]|(?<=[a-z])[A-Z][a-z]+\s"
        rf"|\s[A-Z]\w+\.(?:com|COM),? ?-|\s(?:{_FIRST})\s[a-z])",
        "byline",
    ),
    (
        # 'Hasil periksa fakta Nama Orang (Universitas Contoh).Kabar itu salah.'
        ("eriksa fakta", "eriksa Fakta"), "^",
        r"[Hh]asil [Pp]eriksa [Ff]akta(?: [A-Z][\w.’']*| a n?| an)(?: [A-Za-z][\w.’']*?){0,4}?"
        r"(?: \((?:[^()]|\([^()]*\))*\)\.?|(?<!Moch)(?<!Moh)(?<!Muh)(?<!\b[A-Z])\.|(?<=[a-z])(?=[A-Z]))",
        r"(?=\s?[A-Z“\"]|$)", "byline",
    ),
    (
        ("SIARAN PERS", "Siaran Pers"), "^",
        r"(?:SIARAN PERS|Siaran Pers)(?:\s?[:–-]|,? (?:NOMOR|Nomor|No\.?)\s?:?\s?\d[\w./-]{0,40})",
        r"(?=\s*[A-Z\"“])", "menu",
    ),
    (
        # Any brackets behind a labelled caption are its credit, but those that explain a word or tell a day.
        ("Foto: ", "Foto : "), r"(?<![\w(“\"])",
        r"Foto ?: (?=[A-Z])(?:[^()“”\"]|\([^() ]{1,25}\) ?(?=[\w,])){5,170}?\((?!\d|\w+\))[^()]{3,60}\)\.?",
        r"(?=\s?[A-Z“\"(]|$)", "caption",
    ),
    (
        ("Foto: ",), r"(?<=[.!?)])\s*",
        r"Foto: (?:[Ii]stimewa|[Ii]nternet|[Ss]c"
        r"|[Ss]creenshoo?t(?: detik\w+|(?: [A-Z]\w+){1,3}(?= \d{1,2}\. | \())?"
        r"|[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}/[a-z]\w+(?:\.com)?"
        r"|[Dd]ok\.? ?[A-Z]\w+(?: [A-Z]\w+){0,3}(?= \d{1,2}\. [A-Z])"
        r"|detik\w+/[A-Z]\w+(?: [A-Z]\w+){0,3}?(?= [A-Z]\w+ [a-z]| [\"“]))",
        r"(?=\s(?:[\"“A-Z(]|\d{1,2}\. ))", "caption",
    ),
    (("Foto: Ist", "Foto: ist"), r"(?<![(“\"\w])", r"Foto: [Ii]stimewa", r"(?=\s[A-Z“\"(])", "caption"),
    (
        # 'Contoh.com/Nama Orang CONTOH.COM - '
        (".com/",), "^", r"[A-Z][\w-]+\.com/[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}?",
        r"(?=\s[A-Z]+\.COM\b)", "byline",
    ),
    (
        # 'Warga memanen padi, Sabtu (7/8/2021). Foto: Nama Orang/detikcom', glued to the sentences around it
        ("Foto: ",), r"(?:(?<=[a-z)\d][.!?”\"])|(?<=[.!?]”))",
        r"[A-Z][^.!?“”\"]{3,200}\.? {1,2}Foto: (?:Dok\. )?[A-Z][\w./]*(?: [A-Z][\w.]*){0,3}?"
        r"(?:/detik(?:com|\w{3,7}?)| / [A-Z]{2,7}(?=[A-Z][a-z]))?",
        r"(?=[\"“]|(?:(?<=[a-z])|(?<=AFP))[A-Z][a-z]+,? [a-z]|(?<=detikcom)[A-Z]|(?<=Photo)[A-Z][a-z]"
        r"|\d\. [A-Z]|(?<=[a-z])(?:Dari|Selain|Menurut|Namun|Sementara|Sebelumnya|Dalam|Pada|Saat) [A-Z])",
        "caption",
    ),
    (
        # A name and no sentence: 'Rahayu Wening, Pendiri Contoh Studio. Foto: Contoh'
        ("Foto: ",), r"(?<=[a-z)\d\"”][.!?\"”])\s+",
        r"(?:(?:[A-Z(][\w.&()'-]*|dan|di|\d{4}),? ){1,12}?(?:[A-Z][\w&'-]*|\(?\d{4}\)?)\. Foto: "
        r"(?:[Dd]ok\. )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2}?(?:/detik\w+)?\.?",
        # Not 'Foto: Nama Orang dipajang …', of which the first word would be taken.
        r"(?= [A-Z][a-z-]*,? (?!di[a-z]{4,}\b|menjadi\b)[a-z]|(?<=[a-z])[A-Z][a-z]+,? [a-z]|\s[\"“]"
        r"|(?<=detikINET) [A-Z])",
        "caption",
    ),
    (
        # Up to three words, where then a sentence or an entry of a list begins.
        ("Foto: ",), r"(?<=[a-z)\d\"”][.!?])\s+",
        r"Foto: (?:[Dd]ok\. )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2}?",
        r"(?= [A-Z][a-z-]*,? (?!di[a-z]{4,}\b|menjadi\b)[a-z]|(?<=[a-z])[A-Z][a-z]+,? [a-z]| \d{1,2}\. [A-Z]"
        r"| [“\"]| \([a-z]{3}/[a-z]{3}\)$)",
        "caption",
    ),
    (
        # 'Warga memanen padi di Subang, Rabu (24/12/2025). ANTARA/Nama Orang/aa.'
        ("ANTARA/", "ANTARA FOTO/"), r"(?<=[.!?”\"])\s",
        r"[A-Z][^.!?”\"]{15,220}\(\d{1,2}/\d{1,2}/\d{4}\)\.? ANTARA(?: FOTO)?/[A-Z][\w. ]{2,40}/\w{2,4}\.?",
        r"(?=\s|$)", "caption",
    ),
    (
        ("umber gambar,",), r"(?<=[.!?”\"])\s?",
        r"Sumber gambar,\s?[^.]{3,60}?(?:Getty Images|Reuters|REUTERS|AFP|BBC(?: \w+)?)", r"(?=\s|$)",
        "caption",
    ),
    (
        ("erita: http", "erita : http"), r"(?:^|(?<=[.!?”\"’')\]])\s*)",
        r"(?:[Ss]umber|[Ll]ink|[Tt]autan)(?: asli)? [Bb]erita\s?: https?://\S+", "$", "byline",
    ),
    (
        ("selengkapnya tentang",), r"\s", r"Berita selengkapnya tentang\s.{0,120}\bKunjungi\b.{0,60}", "$",
        "promo",
    ),
    (
        ("Berita Lainnya",), r"(?:^|(?<=[.!?”\"’')\]])\s*)", r"Berita Lainnya(?=[A-Z0-9]).{10,1500}", "$",
        "related",
    ),
    (
        ("Penulis adalah peserta",), r"(?:^|(?<=[.!?”\"’')\]])\s*)",
        r"Penulis adalah peserta [^.]{5,100}\.?", "$", "byline",
    ),
    (
        ("Loading...", "Loading video"), r"(?<=[.!?”\"\d])\s?", r"Loading(?:\.\.\.| video)",
        r"(?=$|\s?[A-Z“\"])", "advert",
    ),
    (("elengkapnya ",), r"\s", r"Lihat selengkapnya →", r"(?=\s|$)", "related"),
    (
        ("elengkapnya ",), r"(?<=[.!?”\"])\s",
        r"(?:Berita )?[Ss]elengkapnya (?:klik )?di sini\.?", r"(?=\s?(?:\d{1,2}\. )?[A-Z]|$)", "related",
    ),
    (
        ("laman sel", "laman ber"), _ENDED,
        r"(?:(?:Simak|Baca) (?:berita |kisah )?(?:se)?lengkap(?:nya)? di|Klik|Baca di) halaman"
        r" (?:selanjutnya|berikutnya)[.:]?",
        r"(?=\s?[A-Z“\"]|$)", "paging",
    ),
    (
        ("erita lainnya",), _ENDED,
        r"Baca juga berita lainnya(?: tentang [^.]{3,60})? di [A-Z]\w+\.(?:com|id)\.?", "$", "related",
    ),
    (
        (" juga '", ' juga "', " juga video ", " juga Video "),
        _ENDED,
        r"(?:Simak|Lihat|Tonton|Saksikan) juga (?:[Vv]ideo:? )?['\"‘][A-Z0-9][^\"]{10,140}?['\"’]"
        r"(?: di sini)?:?",
        r"(?=\s*(?:$|Baca di halaman))", "related",
    ),
    (("live streaming",), _ENDED, r"Saksikan live streaming [^.]{3,60} di Vidio\.", "", "promo"),
    (
        # A site's name behind what it asks its readers at the end.
        ("KapanLagi?",), r"(?:^|(?<=[.!?”\"’')\]])\s*)",
        r"(?:(?:Yuk|Ingin|Mau|Temukan|Simak|Penasaran)\b[^.?!]{0,110}[.?!] ?"
        r"(?:Yuk,? [^.]{0,60}Kapan[Ll]agi\.com\. ?|com\. ?)?)?"
        r"(?:Karena, )?[Kk]alau bukan sekarang, KapanLagi\?",
        r"(?=\s*(?:$|Baca artikel menarik|Yuk,? simak))",
        "promo",
    ),
    (
        # An essay's writer and the desk's word on it, each behind a star: '*) Ani WidiGuru *) Tulisan ini …'.
        ("*) Tulisan ini", "*) Artikel ini", "*)Tulisan ini", "*)Artikel ini"),
        r"(?:^|(?<=[.!?”\"’')\]]))\s*",
        r"(?:\*\) ?[A-Z][^*]{5,200})?\*\) ?(?:Tulisan|Artikel) ini (?:merupakan|adalah) "
        r"(?:opini|pendapat|pandangan|kiriman)\b[^*]{3,250}",
        "$", "notice",
    ),
    (
        ("pendapat pribadi", "opini pribadi", "pandangan pribadi"), r"(?:^|(?<=[.!?”\"’')\]]))\s*",
        r"(?:Tulisan|Artikel) ini (?:adalah|merupakan|berisi) (?:pendapat|opini|pandangan) pribadi"
        r"(?:,? (?:dari )?penulis\w*)?(?:[,;]? (?:dan )?(?:tidak|bukan|tak) [^.”\"]{3,90})?\.?",
        "$", "notice",
    ),
    (
        ("isclaimer", "ISCLAIMER"), r"(?:^|(?<=[.!?”\"’')\]]))\s*",
        r"(?:Disclaimer|DISCLAIMER|Disclaimer On)\s?:\s?(?:Artikel|Tulisan|Informasi|Konten|Berita) ini"
        r" (?:bukan|tidak|hanya|bersifat|ditujukan|dibuat|disusun)\b[^”\"]{10,500}",
        "$", "notice",
    ),
    (
        ("peserta Program", "peserta Magang", "peserta magang", "peserta program"),
        r"(?:^|(?<=[.!?”\"’')\]]))\s*",
        r"\*?\s?Artikel ini ditulis (?:oleh )?(?:[^.]|(?<=\b[A-Z])\.){3,120}, peserta [^.]{3,90}\.?",
        "$", "byline",
    ),
    (
        ("keputusan investasi",), r"(?:^|(?<=[.!?”\"’')\]])\s*)",
        r"(?:(?:DISCLAIMER|Disclaimer)\W{1,3})?(?:Setiap keputusan investasi ada di tangan pembaca\.|"
        r"Artikel ini tidak (?:ditujukan|bertujuan) [^.]{5,200}keputusan investasi[^.]{0,80}\.).{0,330}",
        "$", "notice",
    ),
    (("BBC.",), "", r"© ?\d{4} BBC\..{0,200}", "$", "copyright"),
    (
        ("dari kami?", "enonton Video Ter"), _ENDED,
        r"(?:Mau notif berita [^?]{3,60} dari kami\?|Kamu Sudah Menonton Video Terbaru Berikut ini\?)",
        "$", "promo",
    ),
    (
        ("Redaksi)",), _ENDED, r"Email\s?:\s?\S+@\S+ ?\(\s?Redaksi\s?\).{0,300}", "$", "notice",
    ),
    (
        ("agikan:",), _ENDED, r"Bagikan: url telah tercopy", r"\s*$", "share",
    ),
    (
        ("var ", "(function"), r"\s",
        r"\(function\s?\((?:\w+, ?)*\w*\) ?\{ ?var .{0,500}?'facebook-jssdk'\)\);"
        r"|(?:var \w+ ?= ?[^;]{1,80}; ?){2,}.{0,400}|\(function\s?\((?:\w, ?)*\w?\) ?\{ ?var .{0,900}",
        r"(?=$|\s\S)", "notice",
    ),
    (
        ("Fact Cheker", "Fact Checker", "Fact checker"), _ENDED,
        r"Fact [Cc]hec?ker\s?: [A-Z][\w.’' ]{2,40}", "$", "byline",
    ),
    (
        ("nfografis berikut", "erikutini", "berikut ini."), _ENDED,
        r"(?:Simak|Baca|Lihat)\b[^?!]{0,80}\b(?:halaman|artikel|[Ii]nfografis) berikut ?ini(?::|\.{2,})",
        "$", "related",
    ),
    (("via @",), _ENDED, r"[A-Z][^.!?\"“”]{15,160}[?!]? https?://t\.co/\w+ via @\w+", "", "related"),
    (
        # A picture between two paragraphs whose line ends were lost: its caption is glued to both.
        ("(Instagram", "(Twitter", "(TikTok", "(Tiktok", "(Facebook", "(YouTube", "(Youtube", "(Dok", "(dok"),
        r"(?<=[a-z)\d][.!?”\"])",
        r"[A-Z][^.!?()\n]{8,170}[.]?\s?\((?:Instagram|Twitter|Tik[Tt]ok|Facebook|You[Tt]ube|[Dd]ok)"
        r"(?:[./:@ ][^()“”\"]{1,60})?\)\.?",
        r"(?=[A-Z“\"])", "caption",
    ),
    (
        # The same where spaces took the place of line ends.
        ("(ANTARA/",), r"(?<=[a-z)\d][.!?”\"])\s",
        r"[A-Z](?:[^.!?()\n]|\.(?=\d)){8,170}[.]? \(ANTARA/[^()]{2,50}\)\.?", r"(?=\s[A-Z“\"])", "caption",
    ),
    (
        ("Foto: ", "Foto : "), "^", r"Foto\s?: \w+\.(?:com|co\.id|id|net|co)", r"(?=\s\(?[A-Z])", "caption",
    ),
    (
        ("ribunners ",), _ENDED,
        r"(?:(?:DISCLAIMER|Disclaimer)\W+)?Tribunners (?:adalah|merupakan) .{0,60}jurnalisme warg.{0,400}",
        "$", "notice",
    ),
    (
        # '@nama ajak siapa lagi ya #contoh ♬ suara asli - Nama'
        ("♬",), r"(?:^|(?<=[.!?\"”)])\s*|\s\s)",
        r"@[\w.]+\s(?:(?!\.[A-Z]|\. [A-Z])[^♬“”\"]){0,400}♬ ?[^♬.]{2,40} - [^♬.\[]{2,60}?",
        r"(?=\s{2,}|\s*\[[a-z]+\]$|$|(?<=[a-z])[A-Z][a-z]+,? [a-z])", "promo",
    ),
    (
        ("Instagram  ",), "^", r"Instagram\s{3,}(?:A post shared by|Sebuah kiriman dibagikan oleh).{0,60}",
        "$", "promo",
    ),
    (
        ("Saksikan video 20", "Simak video 20", "Tonton video 20"), _ENDED,
        r"(?:Saksikan|Simak|Tonton) video 20detik tentang [^.:]{3,60} di sini:",
        r"(?=\s|$)", "related",
    ),
    (
        ("Simak Video '",), _ENDED, r"Simak Video '[A-Z0-9][^']{10,150}':", r"(?= [A-Z])", "related",
    ),
    (
        # 'Baca selengkapnya di Koran Rakyat edisi Senin, 5 Mei.', 'Simak selengkapnya di sini yuk...'
        ("elengkapnya di", "elengkapnya: ", "elengkapnya baca"), _ENDED,
        r"(?:(?i:(?:baca|simak|lihat) )?[Ss]elengkapnya (?:(?:baca |simak |klik )?di ?sini(?: yuk)?"
        r"|di [Hh]alaman [Bb]erikut(?:nya)?|di (?:Koran|Majalah|Harian) [A-Z]\w+(?: edisi [^.!?]{3,40})?)"
        r"|(?:Baca|Simak) selengkapnya: [“\"][^”\"]{10,150}[”\"])[ .:…>]*",
        r"(?=[A-Z\"“0-9]|$)", "related",
    ),
    (("Video:", "VIDEO:"), _ENDED, r"(?:Video|VIDEO):", "$", "related"),
    (
        ("Klik tautan",), _ENDED, r"Klik tautan (?:di bawah|berikut)(?: ini)? untuk [^.!?:]{5,140}[.!]",
        r"(?=\s|$)", "related",
    ),
    (("klik di sini",), _ENDED, r"Langsung klik di sini ?\.?", "$", "related"),
    (("Klik di Sini",), r"\s", r": Klik di Sini untuk Live Streaming", "$", "related"),
    (
        ("elengkapnya",), r"\s",
        r"(?:\((?:[Hh]alaman )?selengkapnya di ?sini\)|[Ss]elengkapnya baca di ?sini|Baca selengkapnya >>>\.?"
        r"|Selengkapnya di [Hh]alaman [Bb]erikutnya\.*|Simak selengkapnya di sini -> Halaman lengkap)",
        r"(?=\.?(?:\s|$))", "related",
    ),
    (
        ("Simak video", "Lihat video", "Tonton video"), _ENDED,
        r"(?:Simak|Lihat|Tonton) video(?:nya)? di atas[.!]",
        r"(?=\s*(?:\(\*\)|\(Tribun[^()]{2,60}\))?$)", "related",
    ),
    (
        ("laman Ber", "laman ber", "laman Sel", "laman sel"), r"(?<=[.!?])\s+",
        r"(?:(?:Baca|Simak)(?: di)? |(?:>{2,3} ?))[Hh]alaman (?:[Bb]erikutnya|[Ss]elanjutnya)"
        r"(?: >{2,3}| bisa diakses di SINI)?",
        r"(?=\s|$)", "paging",
    ),
    (("antuan AI",), _ENDED, r"Konten ini diolah dengan bantuan AI\.", "", "notice"),
    (
        # Links without their addresses: 'Link>>> Link>>>', '>>> LINK', '>>>CONTOH.COM<<<'. No list of others'
        # headlines follows.
        (">>>",), r"(?:^\s*+|(?<!\s)\s++)",
        r"(?:>{3,}\s?[A-Z][\w. ]{2,30}?\s?<{3,}|>{3,}\s?(?:LINK|Link)(?: \d)?\b\.?(?! ?\w+ ?<)"
        r"|(?:Link ?>{3,}\s?)+(?<=\S))",
        r"(?=\s|$)", "notice",
    ),
    (
        (">>>",), r"(?:^\s*+|(?<!\s)\s++)",
        r"(?:(?:BACA|VIDEO|LINK|LIVE|TONTON|SIMAK) [A-Z ]{5,60}|DI [A-Z.]{6,30})\s?>{3,}",
        r"(?=\s|$)", "related",
    ),
    (
        ("Ilustrasi ",), r"(?:(?<=[a-z\d)][.!?”\"])|(?<=[.!?]”))",
        r"Ilustrasi [^.!?()“”\"]{3,120}?\s?\((?:[Ff]oto: ?)?(?:[A-Z]\w+\.com\b[^()]{0,40}|(?i:getty ?images?|"
        r"freepik|unsplash|pixabay|pexels|shutterstock|istockphoto|ist|istimewa|net)\b[^()]{0,30})\)\.?",
        r"(?=[A-Z“\"]|$)", "caption",
    ),
    (
        # A picture from a house's own files: the credit and, glued to it or behind who took it, its caption.
        # What it shows, and who found it there, is told ('Dokumentasi YouTube desa menunjukkan …').
        ("Dokumentasi ",), "^",
        r"Dokumentasi (?!.{0,120}\b(?:menunjukkan|memperlihatkan|mencatat|merekam|menyebut|membuktikan|"
        r"menurut|itu|tersebut) )[A-Z](?=[^.!?“”\"]{2,60}"
        r"[a-z)](?!(?:Di|Dalam|Pada|Saat|Ketika|Namun|Menurut|Yang|Dari|Selain|Sementara|Sebelumnya) )"
        r"[A-Z][a-z])"
        r"(?:[^.!?“”\"]|\.(?=\w)){15,330}\.?",
        "$", "caption",
    ),
    (
        # A picture that a button enlarges, glued to its caption.
        ("Perbesar",), "^", r"[A-Z][^.!?:]{10,160}[a-z)]Perbesar", "$", "caption",
    ),
    (
        ("Google News", "GoogleNews"), _ENDED,
        r"(?:Silakan|Silahkan|Ayo|Yuk,?) (?:baca|simak) (?:konten|berita|artikel) (?:menarik )?lain(?:nya)?"
        r" (?:dari|di) .{3,60}? ?(?:di|lewat) ?Google ?News\b[^.!?]{0,60}\.?"
        r"(?: ?(?:PT\b|©|Copyright)[^!?]{0,200})?",
        "$", "promo",
    ),
)  # fmt: skip
# The same of marks that some whole line has: what each must have one of, and itself.
_ADVERT: Final = ("DVERTISEMENT", "dvertisement")
_COPYRIGHT: Final = ("OPYRIGHT ©", "opyright ")
WHOLE: Final = (
    (("SCROLL",), r"(?:ADVERTISEMENT\s*)?SCROLL TO (?:CONTINUE|RESUME)(?: WITH)? CONTENT"),
    (
        _ADVERT,
        r"(?<=[.!?”\"’')\]…:])\s*(?:ADVERTISEMENT|Advertisement)(?=\s+[A-Z0-9\"“‘\u200e]|\s*$)",
    ),
    (_ADVERT, r"(?<=[a-z0-9)] )(?:ADVERTISEMENT|Advertisement)(?=\s+[A-Z0-9\"“‘\u200e])"),
    (("[Gambas",), r"\[Gambas:[\w ]{1,20}\]"),
    (
        ("[img.", "[video.", "[foto.", "[gallery.", "[embed."),
        r"\\?\[(?:img|video|foto|gallery|embed)\.\d{1,2}\\?\]",
    ),
    (
        ("Cek Berita dan",),
        r"Cek Berita dan Artikel yang lain di ?Google(?:\s+News)?(?: dan WA Channel)?"
        r"(?: [A-Z]\w+(?:\.\w+)?(?: [A-Z]\w+){0,2}(?=\s*$))?",
    ),
    (
        ("Dapatkan update",),
        r"Dapatkan update berita pilihan\b.{20,160}?t\.me/\w+(?:.{0,90}?ponsel\b\W{0,3})?",
    ),
    (
        ("ELENGKAPNYA", "elengkapnya"),
        r"(?<=[.!?”\")\s])(?:>+\s?)?"
        r"(?:BACA SELENGKAPNYA|(?:Baca|Lihat) [Aa]rtikel [Ss]elengkapnya|Baca (?:[Bb]erita )?[Ss]elengkapnya)"
        r"(?: (?i:di ?sini))?(?:\s?[><]+)?(?=\s*$|\s?[A-Z\"“]|\s\d{1,2}\. [A-Z])",
    ),
    (
        # 'Laporan Wartawan Contoh.com, Nama Orang CONTOH.COM, JAKARTA - '
        ("Laporan ",),
        r"(?:^|(?<=[\w.!?”\")] ))"
        r"Laporan (?i:wartawan|reporter|kontributor|koresponden|videografer)\b[^:!?]{5,90}?"
        r"(?= ?[A-Z]{5,}[\w.-]*(?:[,.] [A-Z]{3,}|[,.]? ?[-–—]|[,.]? [A-Z]\w+(?: \w+)? [-–—]))",
    ),
    (
        # 'Pewarta: Nama OrangEditor: Nama Orang COPYRIGHT © ANTARA 2023'
        _COPYRIGHT,
        r"(?:Pewarta|Penerjemah|Editor)\s?:\s?[^.:]{3,60}(?:(?:Editor|Penyunting)\s?:\s?[^.:]{3,60}?)?"
        r"(?=\s?(?:COPYRIGHT|Copyright) ©)",
    ),
    (
        _COPYRIGHT,
        r"Copyright (?:© ?|\([cC]\) ?)?\d{4}[^!?]{3,110}?(?i:all rights? reserved)\.?",
    ),
    (
        _COPYRIGHT,
        r"(?:COPYRIGHT|Copyright) © [A-Z]\w+(?: \d{4})?(?=\s*$| Dilarang)(?: Dilarang keras .{0,200}$)?",
    ),
    *((other_stories.INSIDE_SIGNS, pattern) for pattern in other_stories.INSIDE),
)
SIGNS: Final = tuple(dict.fromkeys(sign for signs, _ in WHOLE for sign in signs))
