"""What pages of the press say around an article, in French, English, Arabic and Persian: data for the furniture rules.

Phrases are compared folded: case, accents, tashkeel, kinds of ya and kaf do not matter. `WHOLE` holds lines that are
furniture when nothing else stands in them; `OPENING` those that are furniture however they go on, if they are short.
"""

from __future__ import annotations

from collections.abc import Mapping

WHOLE: Mapping[str, str] = {
    "share-button": """
        partager | partager cet article | partagez | partagez cet article | partager l'article
        | partager sur facebook
        | partager sur twitter | partager sur x | partager par e-mail | envoyer par e-mail | envoyer à un ami
        | tweeter
        | copier le lien | lien copié | j'aime | share | share this | share this article | share this story
        | share article | share on facebook | share on twitter | share on x | share via email | email this article
        | tweet | retweet | like | copy link | link copied | facebook | twitter | x | whatsapp | telegram | linkedin
        | messenger | pinterest | reddit | instagram | youtube | tumblr | e-mail | email | mail | viber | vkontakte
        | مشاركة | شارك | شارك المقال | شارك الخبر | شاركها | انشر | مشاركة المقال | مشاركة عبر فيسبوك
        | فيسبوك | تويتر
        | واتساب | تلغرام | تليجرام | ماسنجر | نسخ الرابط | تم نسخ الرابط | أرسل إلى صديق
        | اشتراک گذاری | اشتراک‌گذاری | به اشتراک بگذارید | همرسانی | ارسال به دوستان | فیسبوک | توییتر | توئیتر
        | واتساپ | تلگرام | اینستاگرام | کپی لینک | لینک کوتاه | کپی شد
    """,
    "page-tool": """
        imprimer | imprimer cet article | version imprimable | écouter | écouter l'article | lire l'article
        | ajouter à vos favoris | enregistrer | signaler une erreur | agrandir | agrandir l'image | voir la galerie
        | retour | retour en haut | haut de page | fermer | lire la suite | voir plus | en savoir plus
        | suivant | précédent
        | print | print this article | print version | listen | listen to this article | save | save article
        | bookmark
        | report an error | enlarge | enlarge image | view gallery | back | back to top | close | read more
        | see more
        | show more | next | previous | continue reading | skip to content | skip to main content | loading
        | play | pause
        | text size | font size | advertisement feature
        | طباعة | اطبع | استمع | استمع للمقال | حفظ | إغلاق | المزيد | اقرأ المزيد | عرض المزيد | التالي | السابق
        | عودة إلى الأعلى | حجم الخط | تكبير الصورة | تجاوز إلى المحتوى
        | چاپ | نسخه چاپی | چاپ خبر | ذخیره | بازگشت | بستن | ادامه مطلب | ادامه | بیشتر | بعدی | قبلی | اندازه متن
        | بازگشت به بالا | دانلود | پخش
    """,
    "navigation-word": """
        accueil | actualité | actualités | à la une | une | politique | monde | international | économie | société
        | culture | sport | sports | vidéo | vidéos | photos | tv | télé | télévision | radio | direct | en direct
        | live | podcast | podcasts | opinion | opinions | débats | science | sciences | santé | tech | météo
        | blogs
        | dossiers | archives | menu | recherche | rechercher | connexion | se connecter | mon compte | s'inscrire
        | s'abonner | abonnés | contact | contactez-nous | qui sommes-nous | mentions légales | plan du site
        | moyen-orient | afrique | europe | asie | amérique | amériques | proche-orient | france | irak
        | iran | flash info
        | dernières nouvelles | les plus lus | langues | français
        | home | news | latest | latest news | breaking news | world | politics | business | economy
        | society | life
        | lifestyle | science | technology | health | weather | video | videos | photo | watch | watch live
        | listen live
        | search | log in | login | sign in | sign up | register | my account | subscribe | about us | contact us
        | middle east | africa | europe | asia | americas | iraq | features | in depth | analysis | editorial
        | most read
        | languages | english | sections | more | jobs
        | الرئيسية | الصفحة الرئيسية | أخبار | الأخبار | آخر الأخبار | سياسة | السياسة | العالم | دولي | عربي | محلي
        | اقتصاد | مجتمع | ثقافة | رياضة | الرياضة | فيديو | صور | صوت وصورة | بث مباشر | البث المباشر
        | مباشر | عاجل
        | آراء | رأي | مقالات | تحليلات | تقارير | علوم | صحة | تكنولوجيا | بحث | ابحث | القائمة
        | تسجيل الدخول | اشترك
        | اتصل بنا | من نحن | العراق | الشرق الأوسط | الأكثر قراءة | العربية
        | خانه | صفحه اصلی | صفحه نخست | اخبار | آخرین اخبار | سیاسی | سیاست | جهان | بین الملل | بین‌الملل
        | اقتصادی
        | اقتصاد | اجتماعی | فرهنگی | فرهنگ | ورزشی | ورزش | ویدئو | ویدیو | فیلم | عکس | تصاویر | پخش زنده | زنده
        | یادداشت | مقالات | علمی | سلامت | فناوری | جستجو | جست‌وجو | ورود | عضویت | منو | تماس با ما | درباره ما
        | خاورمیانه | عراق | پربیننده ترین | پربازدیدها | فارسی | آرشیو
    """,
    "advertisement": """
        publicité | annonce | contenu sponsorisé | advertisement | advertising | ad | sponsored | sponsored content
        | promoted | story continues below advertisement | إعلان | إعلانات | محتوى مدفوع | آگهی | تبلیغات | تبلیغ
    """,
    "comment-form": """
        commenter | commentaires | aucun commentaire | laisser un commentaire | ajouter un commentaire | réagir
        | votre commentaire | poster un commentaire | comment | comments | no comments | leave a comment
        | leave a reply | post a comment | add a comment | join the conversation | write a comment
        | التعليقات | تعليقات | أضف تعليق | أضف تعليقا | اترك تعليقا | اكتب تعليقك | لا توجد تعليقات | علق
        | نظرات | نظر شما | ارسال نظر | دیدگاه شما | دیدگاه ها | دیدگاه‌ها | نظری ثبت نشده است
    """,
    "photo-credit": """
        afp | reuters | ap | associated press | getty | getty images | epa | efe | upi | xinhua | anadolu
        | irna | isna
        | mehr | tasnim | fars | afp photo | ap photo | reuters photo | photo afp | photo reuters | photo ap
        | archives
        | file photo | photo d'archives | photo d'illustration | illustration | أرشيف | صورة أرشيفية | رويترز
        | أ ف ب
        | فرانس برس | الأناضول | عکس آرشیوی | آرشیو | ایرنا | ایسنا
    """,
    "related-articles": """
        à lire aussi | lire aussi | à lire également | voir aussi | sur le même sujet | articles liés
        | articles similaires | dans la même rubrique | vous aimerez aussi | à découvrir | les plus lus
        | read also | also read | see also | related | related articles | related stories | related news
        | related topics
        | recommended | more on this story | more from | you may also like | you might also like | most popular
        | trending | don't miss | latest stories
        | اقرأ أيضا | اقرأ أيضًا | إقرأ أيضاً | مواضيع ذات صلة | أخبار ذات صلة | مقالات ذات صلة | ذات صلة
        | شاهد أيضا
        | قد يعجبك | قد يهمك | قد يعجبك أيضا | الأكثر قراءة
        | بیشتر بخوانید | اخبار مرتبط | مطالب مرتبط | خبرهای مرتبط | همچنین بخوانید | پیشنهاد سردبیر
        | مطالب پیشنهادی
    """,
}
"""Rule to the lines that are nothing else."""

OPENING: Mapping[str, str] = {
    "source-line": "source : | sources : | المصدر : | مصدر : | المصادر : | منبع : | منبع خبر :",
    "newsletter": """
        abonnez-vous | inscrivez-vous à | recevez notre | recevez nos | suivez-nous | rejoignez-nous
        | retrouvez-nous sur
        | téléchargez notre application | s'inscrire à la newsletter | pour ne rien rater
        | subscribe to | sign up for | sign up to | get our | follow us | join us on | like us on | download our app
        | join our | read our app
        | اشترك في | اشتركوا في | تابعونا | تابعوا قناتنا | تابعنا على | انضموا إلى قناتنا | حمل تطبيق | حملوا تطبيق
        | ما را در | به کانال ما | در کانال ما | عضو کانال | به ما بپیوندید
    """,
    "cookie-notice": """
        nous utilisons des cookies | ce site utilise des cookies | en poursuivant votre navigation
        | gérer mes cookies
        | we use cookies | this site uses cookies | this website uses cookies | by continuing to use
        | accept cookies
        | نستخدم ملفات تعريف الارتباط | يستخدم هذا الموقع | این سایت از کوکی | ما از کوکی
    """,
    "copyright": """
        © | copyright © | copyright : | copyright (c)
        | tous droits réservés | all rights reserved | reproduction interdite
        | toute reproduction | جميع الحقوق محفوظة | كافة الحقوق محفوظة | حقوق النشر | تمامی حقوق | کلیه حقوق
        | تمام حقوق | بازنشر
    """,
    "tag-list": """
        tags : | tag : | mots-clés : | mots clés : | étiquettes : | keywords : | key words : | topics :
        | filed under :
        | thèmes : | الكلمات المفتاحية : | كلمات مفتاحية : | الكلمات الدالة : | الوسوم : | وسوم : | برچسب ها :
        | برچسب‌ها : | برچسب : | کلیدواژه‌ها : | کلید واژه ها : | کلمات کلیدی :
    """,
    "photo-credit": """
        photo : | photos : | crédit photo : | crédits photo : | crédit : | © photo | image : | illustration :
        | photo by | photo credit : | picture : | credit : | الصورة : | صورة : | تصوير : | عکس : | عکاس :
    """,
    "comment-form": """
        votre adresse e-mail ne sera pas publiée | vous devez être connecté pour | your email address will not be
        | you must be logged in to | لن يتم نشر عنوان بريدك | نشانی ایمیل شما منتشر نخواهد شد | ایمیل شما منتشر
    """,
    "reading-time": """
        temps de lecture | reading time | read time | estimated reading | min read
        | مدة القراءة | وقت القراءة | زمان مطالعه | زمان مورد نیاز برای مطالعه
    """,
    "news-number": "کد خبر | شناسه خبر | رقم الخبر | news id | news code | story code | code de l'article",
    "page-tool": "signaler une erreur | report a typo | found a mistake | أبلغ عن خطأ | گزارش خطا",
}
"""Rule to what its lines begin with; a colon stands for any colon, spaced or not."""

READ_ALSO = """
    lire aussi | à lire aussi | lire également | voir aussi | à lire | read also | read more | also read | see also
    | related | watch | اقرأ أيضا | إقرأ أيضاً | شاهد أيضا | للمزيد | بیشتر بخوانید | همچنین بخوانید | بخوانید
"""
"""What a link to another article begins with, before a colon: it stands in the text, and stays there."""

BYLINE = """
    par | propos recueillis par | by | written by | reported by | author : | auteur : | بقلم | كتب :
    | الكاتب : | إعداد : | نویسنده : | به قلم
"""
"""What the name of the author follows."""

PUBLISHED = """
    publié | publiée | publication | mis en ligne | paru | posté | published | posted | first published
    | date | created
    | نشر | نشرت | تاريخ النشر | نشر في | تم النشر | انتشار | تاریخ انتشار | منتشر شده | تاریخ
"""
"""What stands before the day of publication."""

UPDATED = """
    mis à jour | mise à jour | modifié | modifiée | actualisé | dernière mise à jour | dernière modification
    | updated
    | last updated | last update | modified | last modified | آخر تحديث | تحديث | تم التحديث | تعديل | به روزرسانی
    | به‌روزرسانی | آخرین به روز رسانی | ویرایش | بروزرسانی
"""
"""What stands before the day of the last change."""

AROUND_A_DATE = """
    le | la | à | a | on | at | the | in | en | of | de | et | and | h | gmt | utc | cet | cest | est | edt
    | bst | am | pm
    | heure | heures | hrs | min | local time | heure de paris | heure locale | time | temps | il y a | ago
    | hours ago
    | minutes ago | في | الساعة | بتوقيت | بتوقيت غرينتش | غرينتش | بغداد | مساء | صباحا | م | ص | و | يوم | هـ | ه
    | ساعت | به وقت | در | تهران | شهر | سال | عام | ميلادي | هجري | شمسي | ق ظ | ب ظ | یوم
"""
"""Words that may stand in a line that only says when something appeared."""
