"""The chat page by itself: what it must never do, and what it must stand."""

from playwright.async_api import expect
from telegram import Bot, KeyboardButton, KeyboardButtonRequestUsers, ReplyKeyboardMarkup

from bot.playground import Person, Playground
from tests.browser.conftest import SMALL_PHONE, OpenWindow, write
from tests.conftest import OTHER, VISITOR

ATTACK = '<img src=x onerror="document.title=\'broken\'"><script>document.title="broken"</script>'


async def test_text_is_never_taken_for_html(bot: Bot, open_window: OpenWindow) -> None:
    page = await open_window()
    await write(page, ATTACK)
    await bot.send_message(VISITOR.id, ATTACK)
    await bot.set_my_name(ATTACK[:64])
    keys = {"inline_keyboard": [[{"text": ATTACK, "callback_data": "x"}]]}
    await bot.send_contact(VISITOR.id, "+7812", ATTACK, reply_markup=keys)  # type: ignore[arg-type]
    await bot.send_document(VISITOR.id, b"x", caption=ATTACK, filename=f"{ATTACK}.txt")
    await expect(page.locator(".message")).to_have_count(5)
    assert await page.locator(".message").nth(1).locator(".text").inner_text()
    await expect(page.locator(".message").nth(1)).to_contain_text(ATTACK)
    assert await page.locator("#log img, #log script, #side img, .key img").count() == 0
    assert "broken" not in (await page.title()).partition("<")[0]


async def test_nothing_from_elsewhere_is_loaded(bot: Bot, open_window: OpenWindow) -> None:
    page = await open_window()
    urls = await page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert urls
    assert [url for url in urls if not url.startswith(page.url.partition("?")[0])] == []
    answer = await page.request.get(page.url)
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy


async def test_people_of_a_group_see_each_other_live(open_window: OpenWindow) -> None:
    ann, jan = await open_window(), await open_window(OTHER.id)
    await ann.get_by_role("button", name="Меню").first.click()
    await ann.get_by_role("menuitem", name="Новая группа").click()
    await ann.get_by_label("Название группы").fill("Порт")
    await ann.get_by_role("button", name="Создать").click()
    for page in (ann, jan):
        await page.locator(".chat-row", has_text="Порт").click()
    await write(ann, "привет")
    await expect(jan.locator(".message.in")).to_contain_text("привет")
    await jan.locator(".message.in").click(button="right")
    await jan.get_by_role("menuitem", name="👍").click()
    await expect(ann.locator(".reaction")).to_have_text("👍 1")
    await ann.locator(".reaction").click()
    await expect(jan.locator(".reaction")).to_have_text("👍 2")


async def test_a_button_lets_people_be_chosen(bot: Bot, open_window: OpenWindow) -> None:
    request = KeyboardButtonRequestUsers(1, max_quantity=2)
    button = KeyboardButton("Выбрать редактора", request_users=request)
    await bot.send_message(VISITOR.id, "кого?", reply_markup=ReplyKeyboardMarkup([[button]]))
    page = await open_window()
    await page.locator(".reply-key").click()
    await page.get_by_label("Jan").check()
    await page.get_by_role("button", name="ОК").click()
    await expect(page.locator(".message.service").last).to_contain_text("Jan")
    *_, update = await bot.get_updates()
    assert update.message is not None
    assert update.message.users_shared is not None
    assert [user.user_id for user in update.message.users_shared.users] == [OTHER.id]


async def test_the_keyboard_stands_however_long_ago_it_came(
    bot: Bot, open_window: OpenWindow, playground: Playground
) -> None:
    long = "Слово, год или период, например «с 25 по 28 апреля 2018 года» или «2016–2018»"
    keyboard = ReplyKeyboardMarkup([["Старая кнопка"]], input_field_placeholder=long[:64])
    await bot.send_message(VISITOR.id, "x", reply_markup=keyboard)
    world = playground.world
    for number in range(150):
        world.post(world.chats[VISITOR.id], world.bot_user(), {"text": str(number)})
    page = await open_window(size=SMALL_PHONE)
    await expect(page.locator(".message").last).to_contain_text("149")
    await expect(page.locator(".reply-key")).to_have_text("Старая кнопка")
    field = page.locator(".input")
    assert await field.get_attribute("placeholder") == long[:64]
    assert await field.evaluate("(node) => node.clientHeight") < 50
    await page.locator(".reply-key").click()
    await expect(page.locator(".message.out").last).to_contain_text("Старая кнопка")


async def test_a_person_of_another_run_gives_way_to_the_first(
    playground: Playground, open_window: OpenWindow, complaints: list[str]
) -> None:
    page = await open_window(OTHER.id)
    await playground.stop()
    successor = Playground([Person(5, "Новый")], port=playground.port, bot_name="Справка")
    await successor.start()
    try:
        await expect(page.locator(".me")).to_contain_text("Новый")
        await expect(page).to_have_title("Справка · Новый")
        complaints.clear()  # a server that is away cannot be reached, and says no to a stranger
    finally:
        await successor.stop()
