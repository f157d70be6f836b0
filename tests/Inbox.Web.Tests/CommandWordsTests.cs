namespace Inbox.Web.Tests;

public sealed class CommandWordsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("--urls http://localhost:5080")]
    [InlineData("--urls=http://localhost:5080")]
    [InlineData("--environment Production --contentRoot migrate")]
    [InlineData("--ConnectionStrings:Inbox migrate")]
    [InlineData("--Meta:GraphVersion=v26.0")]
    [InlineData("/urls=http://localhost:5080")]
    public void Settings_of_the_web_host_are_no_verb(string args) => Assert.Empty(CommandWords.Find(Split(args)));

    [Theory]
    [InlineData("migrate", "migrate")]
    [InlineData("--environment Production migrate", "migrate")]
    [InlineData("migrate --environment=Production", "migrate")]
    [InlineData("add-agent --email a@b.c --ConnectionStrings:Inbox x --role admin", "add-agent --email a@b.c --role admin")]
    [InlineData("--help", "--help")]
    [InlineData("migrat", "migrat")]
    public void A_verb_is_found_among_them(string args, string words) => Assert.Equal(Split(words), CommandWords.Find(Split(args)));

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
