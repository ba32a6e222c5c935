"""Words that tell another story's headline from a sentence: what is written small, what opens a sentence."""

from __future__ import annotations

from typing import Final

# Lower case in a headline of capitalised words.
ALWAYS_SMALL: Final = frozenset({
    "dan", "di", "ke", "dari", "yang", "untuk", "pada", "dengan", "oleh", "saat", "karena", "bagi", "atau",
    "dalam", "tak", "jadi", "agar", "demi", "usai", "soal", "vs", "per", "kepada", "hingga", "sampai",
    "atas", "serta", "akan", "tapi", "tetapi", "namun", "secara", "sebagai", "terhadap", "sejak", "tentang",
    "to", "of", "the", "in", "on", "and", "for", "with",
    "antara", "bukan", "ini", "itu", "seperti", "lewat", "tanpa", "sudah", "belum", "hanya", "lebih",
})  # fmt: skip
# The same, but capitalised as often.
SMALL_TOO: Final = frozenset({
    "akibat", "ala", "nan", "lalu", "lawan", "via", "melalui", "setelah", "sebelum", "selama", "jelang",
    "bak", "gara-gara", "ketika", "kala", "meski", "biar", "sehingga", "supaya", "buat", "guna", "berkat",
    "menuju", "sang", "si", "adalah", "da", "de", "del", "van", "von", "der", "el", "al", "bin",
    "binti",
})  # fmt: skip
SMALL: Final = ALWAYS_SMALL | SMALL_TOO
# Of those, the ones that follow a sentence's subject as often.
AFTER_SUBJECT: Final = frozenset({
    "yang", "tak", "jadi", "akan", "ini", "itu", "sudah", "belum", "hanya", "lebih", "bukan", "dan", "adalah",
    "lalu",
})  # fmt: skip
# The others need a word behind them: no headline ends with one.
LEADING: Final = SMALL - AFTER_SUBJECT | {"yang", "dan", "adalah"}
# Words, capitalised or not, with which of some 30,000 headlines hardly one ends: verbs without their object,
# and what stands before another word.
NEVER_LAST: Final = frozenset({
    "ajak", "akan", "akibat", "akui", "ancam", "bahas", "bakal", "bantu", "bela", "beri", "bikin", "bilang",
    "bukan", "buntut", "cari", "cegah", "cuma", "dapat", "desak", "diduga", "diminta", "dinilai", "dorong",
    "dukung", "eks", "gegara", "hadapi", "hanya", "harus", "ingatkan", "ingin", "jadi", "jaga", "jangan",
    "kalahkan", "kirim", "makin", "malah", "masih", "menjadi", "milik", "minta", "ngaku", "paling", "para",
    "pastikan", "perkuat", "pernah", "puluhan", "punya", "raih", "ratusan", "sebut", "sempat", "siapkan",
    "singgung", "soroti", "sudah", "tak", "tegaskan", "tembus", "temukan", "ternyata", "umumkan", "ungkap",
})  # fmt: skip
# Behind a figure: '8 Tahun Penjara', '7 September'.
COUNTED: Final = frozenset({
    "Detik", "Menit", "Jam", "Hari", "Pekan", "Minggu", "Bulan", "Tahun", "Abad", "Persen", "Ribu", "Juta",
    "Miliar", "Triliun", "Orang", "Kali", "Meter", "Kilometer", "Kilogram", "Ton", "Hektare", "Gram",
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
    "November", "Desember",
})  # fmt: skip
# Words that open a sentence and, capitalised, stand in no headline of lower-case words.
OPENERS: Final = frozenset({
    "Adapun", "Berdasarkan", "Dalam", "Dengan", "Dia", "Di", "Diketahui", "Hal", "Hingga", "Ia", "Ini",
    "Itu", "Kami", "Karena", "Kemudian", "Ketika", "Kita", "Lalu", "Lebih", "Maka", "Mereka", "Menurut",
    "Menurutnya", "Meski", "Meskipun", "Namun", "Nantinya", "Oleh", "Pada", "Padahal", "Para", "Pihaknya",
    "Saat", "Sebab", "Sebagai", "Belakangan", "Akhirnya", "Kini", "Sebaliknya", "Sebelumnya", "Sedangkan",
    "Sehingga", "Sejak", "Sekadar", "Selain", "Selama", "Selanjutnya", "Sementara", "Seperti", "Setelah",
    "Sesuai", "Sejumlah", "Tak", "Terkait", "Termasuk", "Tetapi", "Tidak", "Untuk", "Walau", "Nah", "Dari",
    "Sayangnya", "Akibatnya", "Artinya", "Pasalnya", "Rencananya", "Awalnya", "Hasilnya", "Alhasil",
    "Terlebih", "Apalagi", "Bahkan", "Lantas", "Sontak", "Sambil", "Dikabarkan", "Kendati",
})  # fmt: skip
# Of those, and beside them, the ones that stand in hardly any headline at all.
SURE: Final = frozenset({
    "Adapun", "Berdasarkan", "Diketahui", "Kemudian", "Lebih", "Menurut", "Menurutnya", "Namun", "Nantinya",
    "Padahal", "Pihaknya", "Sebab", "Sebaliknya", "Sebelumnya", "Sedangkan", "Selain", "Selanjutnya",
    "Sementara", "Meskipun", "Sayangnya", "Akibatnya", "Artinya", "Pasalnya", "Rencananya", "Awalnya",
    "Terlebih", "Apalagi", "Bahkan", "Lantas", "Sontak", "Kendati", "Dilansir", "Dikutip", "Melansir",
    "Mengutip",
})  # fmt: skip
# Words that open a sentence, and stand capitalised in headlines of capitals only.
OPENERS_BEHIND_PLAIN: Final = frozenset({
    "Apabila", "Atas", "Bagi", "Banyak", "Beberapa", "Bila", "Hampir", "Jika", "Kalau", "Melalui", "Misalnya",
    "Pertama", "Kedua", "Ketiga", "Keempat", "Kelima", "Semua", "Setiap", "Soal", "Tadi", "Tapi", "Terakhir",
    "Terdapat",
})  # fmt: skip
QUOTING: Final = frozenset({"Dilansir", "Dikutip", "Melansir", "Mengutip"})
# Behind a question they are its answer: 'Apa Itu Redenominasi? Ini Penjelasannya'.
ANSWERING: Final = frozenset({"Ini", "Begini", "Simak", "Berikut"})
# 'Cuaca Jakarta Hari Ini, Cerah Berawan' goes on.
BEFORE_THIS: Final = frozenset(
    {"Hari", "Malam", "Pagi", "Siang", "Sore", "Tahun", "Pekan", "Bulan", "Kali", "Saat"}
)
# Words that open the name of who holds an office or does a work.
OFFICES: Final = frozenset({
    "Presiden", "Wapres", "Menteri", "Menko", "Gubernur", "Bupati", "Wali", "Wakil", "Ketua", "Kepala",
    "Direktur", "Sekretaris", "Sekjen", "Kapolri", "Kapolda", "Kapolres", "Kapolsek", "Kombes", "AKBP",
    "AKP", "Iptu", "Jenderal", "Juru", "Pelatih", "Komisaris", "Ustaz", "Pengamat", "Petugas", "Pihak",
    "Tim", "Anggota", "Jajaran", "Mantan", "Ketum", "Waketum", "Wamen", "Dirjen", "Dirut", "Dubes", "Duta",
    "Politikus", "Politisi", "Jubir", "Kuasa", "Pengacara", "Kabid", "Kasat", "Kasi", "Kanit", "Kadis", "Pj",
    "Plt",
})  # fmt: skip
PREPOSITIONS: Final = frozenset({
    "di", "dari", "untuk", "pada", "dengan", "oleh", "dalam", "karena", "sebagai", "bagi", "kepada",
})  # fmt: skip
PRONOUNS: Final = frozenset({"aku", "anda", "dia", "ia", "kami", "kamu", "kita", "mereka", "saya"})
TITLES: Final = frozenset(
    {"Dr", "Dr.", "dr", "dr.", "Prof", "Prof.", "Ir", "Ir.", "H", "H.", "Hj", "Hj.", "KH"}
)
SAYING: Final = frozenset({
    "mengatakan", "mengungkapkan", "menjelaskan", "menegaskan", "menambahkan", "menuturkan", "menyampaikan",
})  # fmt: skip
# Behind a sentence's subject.
TELLING: Final = frozenset({
    "adalah", "akan", "berharap", "juga", "kini", "masih", "memastikan", "mengaku", "mengakui", "mengatakan",
    "mengungkapkan", "menilai", "menjelaskan", "menambahkan", "menuturkan", "menyatakan", "menyebut",
    "menyebutkan", "menyampaikan", "menegaskan", "meminta", "merupakan", "pun", "sebelumnya", "selaku",
    "sendiri", "sudah", "tak", "telah", "tersebut", "tidak", "yang", "itu", "ini", "mengajak", "menerangkan",
    "memaparkan",
})  # fmt: skip
# Of those, the ones that stand in headlines of lower-case words as often.
WEAK: Final = frozenset({
    "adalah", "akan", "juga", "kini", "masih", "sendiri", "sudah", "tak", "tidak", "yang", "itu", "ini",
})  # fmt: skip
POINTING: Final = frozenset({"itu", "ini", "tersebut"})
