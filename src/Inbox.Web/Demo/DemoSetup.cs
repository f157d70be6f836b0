namespace Inbox.Web.Demo;

public static class DemoSetup
{
    public static WebApplicationBuilder AddDemo(this WebApplicationBuilder builder)
    {
        var isDevelopment = builder.Environment.IsDevelopment();
        builder.Services.AddOptions<DemoOptions>().BindConfiguration("Demo").Validate(
            demo => isDevelopment || !demo.Enabled,
            "Demo:Enabled is set, but this is Production: everybody knows the passwords of the demo. Run it by `dotnet run --project "
            + "src/Inbox.Web` in the repository; what was published needs ASPNETCORE_ENVIRONMENT=Development, ConnectionStrings:Inbox, "
            + "DataProtection:Key, Meta:AppSecret, Meta:VerifyToken and Simulator:Enabled=true.").ValidateOnStart();
        builder.Services.AddScoped<DemoData>();
        return builder;
    }
}
